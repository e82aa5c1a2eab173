package vn.kycuong.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.UnitId;

/**
 * What units say of the items of a scorecard that no figure tells, each by a paper with its number. Said again, both stay; who said what is in the audit. Not
 * of the ledger: nothing else follows from it.
 */
@Component
public class DeclaredValues {
    public static final String RIGHT = "oversight.declare";

    private final DeclaredRows rows;
    private final Audit audit;

    DeclaredValues(DeclaredRows rows, Audit audit) {
        this.rows = rows;
        this.audit = audit;
    }

    /** Of which unit, period and card. */
    public record Place(Scorecard card, UnitId unit, ReportPeriod period) {}

    /**
     * What is said.
     *
     * @param revision the latest that the page showed; 0 for none
     * @param hundredths points times a hundred; null takes back what was said
     */
    public record Declaration(
            int ord, int revision, @Nullable Long hundredths, String number, LocalDate date, String note) {}

    /** What holds, by the number of the item: the last that was said by a moment. */
    public Map<Integer, DeclaredValue> of(Place place, Instant asked) {
        return rows.of(place, asked).stream().collect(Collectors.toMap(DeclaredValue::ord, Function.identity()));
    }

    /** All that was ever said of a place, the latest first. */
    public List<DeclaredValue> history(Place place) {
        return rows.history(place);
    }

    /** Says it; false when somebody said something else of it meanwhile. */
    @Transactional
    public boolean declare(Place place, Declaration said, Officer officer, Instant now) {
        if (!rows.insert(place, said, officer, now)) return false;
        audit.administered(
                officer.doer(),
                "score-value",
                "%s %d %s %s"
                        .formatted(
                                place.card().cardKey(),
                                said.ord(),
                                place.unit(),
                                place.period().firstDay()),
                said.hundredths() == null ? "taken back" : said.hundredths().toString());
        return true;
    }
}
