package vn.kycuong.oversight.web;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.oversight.DeclaredValues.Declaration;
import vn.kycuong.oversight.Scorecard;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Field;
import vn.kycuong.ui.Words;

/**
 * Points of one item of a scorecard as a unit types them in, with the paper that shows them.
 *
 * @param item its number; 0 while nothing is typed
 */
public record DeclareForm(
        int item, String revision, String points, String number, String date, String note, List<ErrorLine> errors) {
    static final DeclareForm NONE = new DeclareForm(0, "0", "", "", "", "", List.of());
    private static final int LINE = 100;
    private static final int NOTE = 1_000;

    public DeclareForm {
        errors = List.copyOf(errors);
    }

    static DeclareForm of(Map<String, String> typed) {
        var item = typed.getOrDefault("muc", "");
        return new DeclareForm(
                item.matches("\\d{1,3}") ? Integer.parseInt(item) : 0,
                typed.getOrDefault("lan", "0"),
                text(typed, "diem"),
                text(typed, "so"),
                text(typed, "ngay"),
                text(typed, "ghi-chu"),
                List.of());
    }

    private static String text(Map<String, String> typed, String name) {
        return Normalizer.normalize(typed.getOrDefault(name, ""), Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What is wrong with it, field by field. */
    List<ErrorLine> problems(Scorecard.Item item, LocalDate today, Words w) {
        var found = new ArrayList<ErrorLine>();
        if (!points.isEmpty()
                && hundredths().filter(value -> value <= item.most() * 100L).isEmpty())
            found.add(new ErrorLine(id("diem"), w.get("oversight.declare.no.points", item.most())));
        if (number.isEmpty() || number.length() > LINE)
            found.add(new ErrorLine(id("so"), w.get("oversight.declare.no.number", LINE)));
        if (day().filter(day -> !day.isAfter(today)).isEmpty())
            found.add(new ErrorLine(id("ngay"), w.get("oversight.declare.no.date")));
        if (note.length() > NOTE) found.add(new ErrorLine(id("ghi-chu"), w.get("oversight.declare.no.note", NOTE)));
        return found;
    }

    /** The same with what is wrong. */
    DeclareForm with(List<ErrorLine> problems) {
        return new DeclareForm(item, revision, points, number, date, note, problems);
    }

    Declaration declaration() {
        return new Declaration(
                item,
                revision.matches("\\d{1,6}") ? Integer.parseInt(revision) : -1,
                hundredths().orElse(null),
                number,
                day().orElseThrow(),
                note);
    }

    private Optional<Long> hundredths() {
        if (!points.matches("\\d{1,3}([.,]\\d{1,2})?")) return Optional.empty();
        var parts = points.split("[.,]");
        var rest = parts.length == 1 ? "00" : (parts[1] + "0").substring(0, 2);
        return Optional.of(Long.parseLong(parts[0]) * 100 + Long.parseLong(rest));
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(date));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private String id(String name) {
        return name + "-" + item;
    }

    /** A question of an item, with what was typed for it and what is wrong. */
    public Field field(int ord, String name, String label, String otherwise) {
        boolean typed = ord == item;
        return Field.of(name, label)
                .id(name + "-" + ord)
                .value(typed ? value(name) : otherwise)
                .error(typed ? ErrorLine.of(errors, id(name)) : null);
    }

    private @Nullable String value(String name) {
        return switch (name) {
            case "diem" -> points;
            case "so" -> number;
            case "ngay" -> date;
            default -> note;
        };
    }
}
