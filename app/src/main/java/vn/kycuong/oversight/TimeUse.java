package vn.kycuong.oversight;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.Scope;

/** Whose office time the finished dossiers used, each sum with the parts that make it. */
@Component
public class TimeUse {
    private final TimeRows rows;

    TimeUse(TimeRows rows) {
        this.rows = rows;
    }

    /** Sums by name within what the reader may see, the longest first. */
    public List<TimeSum> sums(TimeQuestion asked, Scope scope) {
        return rows.sums(asked, scope);
    }

    /** The parts behind one sum, the longest first. */
    public List<TimeLine> list(TimeQuestion asked, Scope scope, TimeName name, int most) {
        return rows.list(asked, scope, name, most);
    }
}
