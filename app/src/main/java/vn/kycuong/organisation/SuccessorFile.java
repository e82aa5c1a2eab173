package vn.kycuong.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.kycuong.organisation.UnitRows.SuccessorRow;
import vn.kycuong.organisation.UnitRows.UnitRow;
import vn.kycuong.reference.SearchText;
import vn.kycuong.reference.SourceRecord;

/** Reads {@code successors.csv} against the units: a code names a unit only together with a day. */
final class SuccessorFile {
    private final List<UnitRow> units;

    SuccessorFile(List<UnitRow> units) {
        this.units = units;
    }

    List<SuccessorRow> read(List<SourceRecord> rows) {
        var found = new ArrayList<SuccessorRow>();
        for (var row : rows) read(row).ifPresent(found::add);
        return found;
    }

    private Optional<SuccessorRow> read(SourceRecord row) {
        var kind = kind(row);
        var old = unit(row, "old_code", "old_name", row.date("valid_until"));
        if (old.isEmpty() || kind.isEmpty()) return Optional.empty();
        if (!row.has("new_code")) return Optional.of(successor(row, old.get(), null, kind.get()));
        return unit(row, "new_code", "new_name", row.date("valid_from"))
                .map(next -> successor(row, old.get(), next.key(), kind.get()));
    }

    private static SuccessorRow successor(
            SourceRecord row, UnitRow old, @org.jspecify.annotations.Nullable String next, Successor.Kind kind) {
        return new SuccessorRow(
                old.key(), next, row.date("valid_from"), kind, row.text("confidence"), row.text("source"));
    }

    private static Optional<Successor.Kind> kind(SourceRecord row) {
        var name = row.text("kind").toUpperCase(Locale.ROOT);
        for (var kind : Successor.Kind.values()) if (kind.name().equals(name)) return Optional.of(kind);
        row.error("kind", "\"%s\" không phải full, partial, abolished hoặc unknown.".formatted(row.text("kind")));
        return Optional.empty();
    }

    private Optional<UnitRow> unit(SourceRecord row, String codeField, String nameField, LocalDate day) {
        var code = row.text(codeField);
        var found = units.stream()
                .filter(unit -> code.equals(unit.gsoCode()) && Span.holds(unit.validFrom(), unit.validTo(), day))
                .findFirst();
        if (found.isEmpty()) {
            row.error(codeField, "Ngày %s không có đơn vị nào mang mã %s.".formatted(day, code));
        } else if (!SearchText.folded(found.get().nameVi()).equals(SearchText.folded(row.text(nameField)))) {
            // The code and the day name the unit; another name for it is for a person to look at.
            row.warning(
                    nameField,
                    "Mã %s ngày %s trong danh sách đơn vị là \"%s\", ở đây ghi \"%s\". Dùng theo mã."
                            .formatted(code, day, found.get().nameVi(), row.text(nameField)));
        }
        return found;
    }
}
