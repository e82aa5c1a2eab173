package vn.kycuong.oversight;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.Scope;

/** Whose office time the finished dossiers used, each sum with the parts that make it. */
@Component
public class TimeUse {
    private static final Comparator<TimeSum> LONGEST_FIRST = Comparator.comparingLong(TimeSum::recorded)
            .reversed()
            .thenComparing(TimeSum::kind)
            .thenComparing(TimeSum::id, Comparator.nullsLast(Comparator.naturalOrder()));

    private final TimeRows rows;
    private final TimeSumRows sums;

    TimeUse(TimeRows rows, TimeSumRows sums) {
        this.rows = rows;
        this.sums = sums;
    }

    /** Sums by name within what the reader may see, the longest first. */
    public List<TimeSum> sums(TimeQuestion asked, Scope scope) {
        return (TimeSumRows.answers(asked) ? sums.sums(asked, scope) : rows.sums(asked, scope))
                .stream().sorted(LONGEST_FIRST).toList();
    }

    /** The parts behind one sum, the longest first. */
    public List<TimeLine> list(TimeQuestion asked, Scope scope, TimeName name, int most) {
        return rows.list(asked, scope, name, most);
    }
}
