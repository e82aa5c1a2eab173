package vn.kycuong.regulation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A duty as it is drafted: what it is and who does what in it, from a day on.
 *
 * @param found recorded as it was found, with no lead or more than one; false: an assignment, with exactly one
 * @param to last day; null: as long as nothing else is confirmed
 */
public record DutySheet(
        String name,
        Source source,
        List<Part> parts,
        boolean found,
        LocalDate from,
        @Nullable LocalDate to) {
    public DutySheet {
        parts = List.copyOf(parts);
    }

    /** How many posts lead. */
    public int leads() {
        return (int) parts.stream().filter(p -> p.role() == Part.Role.LEAD).count();
    }
}
