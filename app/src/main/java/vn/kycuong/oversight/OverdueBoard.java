package vn.kycuong.oversight;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.Sight;
import vn.kycuong.worktime.LegalClock;

/**
 * The overdue dossiers that everybody may see (bảng công khai hồ sơ quá hạn), office by office, without a person. It is counted at most once
 * in a few minutes, whoever and how many ask.
 */
@Component
public class OverdueBoard {
    /** What a count serves. */
    public static final Duration SERVES = Duration.ofMinutes(5);

    private static final String SMALLEST = "board.smallest-cell";
    static final String LEFT_OUT = "board.left-out-procedures";

    private final OverdueRows rows;
    private final Rules rules;
    private final LegalClock time;
    private @Nullable Kept kept;

    OverdueBoard(OverdueRows rows, Rules rules, LegalClock time) {
        this.rows = rows;
        this.rules = rules;
        this.time = time;
    }

    /** What was counted, under which parameters. */
    private record Kept(Overdue overdue, String leftOut) {
        boolean serves(Instant now, String leftOutNow, int smallestNow) {
            var counted = overdue.moment();
            return leftOut.equals(leftOutNow)
                    && overdue.smallest() == smallestNow
                    && !now.isBefore(counted)
                    && now.isBefore(counted.plus(SERVES));
        }
    }

    /** As it was counted last. While it is counted anew, who asks waits for that one count. */
    public synchronized Overdue now() {
        var now = time.instant();
        var law = rules.at(LegalZone.local(now).toLocalDate());
        var leftOut = law.rule(LEFT_OUT).value().strip();
        int smallest = law.whole(SMALLEST);
        var known = kept;
        if (known != null && known.serves(now, leftOut, smallest)) return known.overdue();
        var late = Sight.ofEverything().call(() -> rows.late(now, leftOut.split("\\s+"), Overdue.MOST_LISTED));
        var counted = OverdueRules.overdue(late, now, smallest);
        kept = new Kept(counted, leftOut);
        return counted;
    }
}
