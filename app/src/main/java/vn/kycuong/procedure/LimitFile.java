package vn.kycuong.procedure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.LimitRow;
import vn.kycuong.law.Stage;
import vn.kycuong.reference.SourceRecord;

/**
 * Reads the limits of one procedure. Where two rows of a case overlap, the later one takes over and a warning says so; a row without
 * a unit is kept as not usable, and because it is the later word of the law it is not bridged by an older row.
 */
final class LimitFile {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final String subject;
    private final Map<String, SourceRecord> cases = new HashMap<>();

    /** A row and where it was written. */
    private record Read(SourceRecord source, LimitRow row) {}

    LimitFile(String subject, List<SourceRecord> cases) {
        this.subject = subject;
        for (var one : cases) this.cases.put(one.text("case"), one);
    }

    List<LimitRow> read(List<SourceRecord> sources) {
        var read = new ArrayList<Read>();
        for (var source : sources) read(source, read);
        var ended = read.stream().map(one -> endedByReplacement(one, sources)).toList();
        nameOverlaps(ended);
        return ended.stream().map(Read::row).toList();
    }

    private void read(SourceRecord source, List<Read> into) {
        var mapped = cases.get(source.text("case"));
        if (mapped == null) {
            source.error("case", "Trường hợp \"%s\" chưa có trong catalogue.json.".formatted(source.text("case")));
            return;
        }
        if (mapped.has("why")) source.warning("case", mapped.text("why"));
        var channels = mapped.texts("channels");
        for (var channel : channels.isEmpty() ? List.of("") : channels)
            into.add(new Read(source, row(source, mapped, channel)));
    }

    private LimitRow row(SourceRecord source, SourceRecord mapped, String channel) {
        var text = text(source);
        var from = source.date("effective_from");
        var to = source.dateOrNull("effective_to");
        if (to != null && to.isBefore(from))
            source.error("effective_to", "Ngày hết hiệu lực đứng trước ngày có hiệu lực.");
        return new LimitRow(
                subject,
                mapped.text("key"),
                mapped.choice("stage", Stage.class),
                channel,
                from,
                to,
                text,
                text == null
                        ? "Thời hạn có hiệu lực từ %s không dùng được: nguồn thiếu đơn vị thời gian."
                                .formatted(DAY.format(from))
                        : null,
                source.text("source"),
                source.text("confidence"),
                source.textOr("note", ""));
    }

    private static @Nullable String text(SourceRecord source) {
        int quantity = source.whole("qty");
        var unit = source.text("unit");
        boolean sameDay = unit.equals("SAME_DAY");
        if (sameDay ? quantity != 0 : quantity < 1 || quantity > 10_000) {
            source.error("qty", "Số lượng %d không hợp lệ với đơn vị %s.".formatted(quantity, unit));
        }
        return switch (unit) {
            case "SAME_DAY" -> "0SD";
            case "HOUR" -> quantity + "H";
            case "WORKING_HOUR" -> quantity + "WH";
            case "WORKING_DAY" -> quantity + "WD";
            case "DAY" -> quantity + "D";
            case "MONTH" -> quantity + "M";
            case "CALENDAR_DATE" -> everyYear(source);
            case "UNSPECIFIED" -> {
                source.warning(
                        "unit", "Không dùng được: nguồn chỉ ghi số %d, thiếu đơn vị thời gian.".formatted(quantity));
                yield null;
            }
            default -> {
                source.error("unit", "Đơn vị \"%s\" không có trong danh sách.".formatted(unit));
                yield null;
            }
        };
    }

    /** A review that follows the calendar: it ends on the same date of every year. */
    private static @Nullable String everyYear(SourceRecord source) {
        var date = source.text("date");
        try {
            MonthDay.parse("--" + date);
            return "D:" + date;
        } catch (DateTimeException _) {
            source.error("date", "Ngày hằng năm \"%s\" không có thật; viết tháng-ngày, như 12-14.".formatted(date));
            return null;
        }
    }

    /** A row of the source that restates the cases of a procedure ends those it replaces. */
    private Read endedByReplacement(Read one, List<SourceRecord> sources) {
        for (var source : sources) {
            var mapped = cases.get(source.text("case"));
            if (mapped == null || !mapped.texts("replaces").contains(one.row().caseKey())) continue;
            var since = source.date("effective_from");
            if (one.row().effectiveFrom().isBefore(since) && runsInto(one.row(), since)) {
                one.source()
                        .warning(
                                "case",
                                "Từ %s, trường hợp này được thay bằng các trường hợp của nguồn mới: %s."
                                        .formatted(DAY.format(since), mapped.text("name_vi")));
                return new Read(one.source(), endedBefore(one.row(), since));
            }
        }
        return one;
    }

    private static LimitRow endedBefore(LimitRow row, LocalDate since) {
        return new LimitRow(
                row.subject(),
                row.caseKey(),
                row.stage(),
                row.channel(),
                row.effectiveFrom(),
                since.minusDays(1),
                row.timeLimit(),
                row.problem(),
                row.basis(),
                row.confidence(),
                row.note());
    }

    private static void nameOverlaps(List<Read> all) {
        for (var earlier : all) {
            for (var later : all) {
                if (earlier == later || !sameMatter(earlier.row(), later.row())) continue;
                var since = later.row().effectiveFrom();
                if (earlier.row().effectiveFrom().equals(since)) {
                    later.source()
                            .error(
                                    "effective_from",
                                    "Hai thời hạn của cùng trường hợp có hiệu lực cùng ngày %s."
                                            .formatted(DAY.format(since)));
                } else if (earlier.row().effectiveFrom().isBefore(since) && runsInto(earlier.row(), since)) {
                    later.source()
                            .warning(
                                    "effective_from",
                                    "Chồng lấn: từ %s dùng thời hạn %s, không dùng %s nữa (dòng có hiệu lực sau được áp dụng)."
                                            .formatted(DAY.format(since), words(later.row()), words(earlier.row())));
                }
            }
        }
    }

    private static boolean sameMatter(LimitRow a, LimitRow b) {
        return a.caseKey().equals(b.caseKey())
                && a.stage() == b.stage()
                && a.channel().equals(b.channel());
    }

    private static boolean runsInto(LimitRow earlier, LocalDate since) {
        var to = earlier.effectiveTo();
        return to == null || !to.isBefore(since);
    }

    private static String words(LimitRow row) {
        return Objects.requireNonNullElse(row.timeLimit(), "(thiếu đơn vị)");
    }
}
