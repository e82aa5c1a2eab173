package vn.kycuong.money;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a dossier costs (khoản phải nộp) by the procedure in force when it was accepted, its case and its way of handing in.
 *
 * @param lines each fee with its reasons
 * @param gross all fees together
 * @param exemption by which some or all of it is let off; null for none
 * @param open what must be known or corrected before anything may be collected
 * @param asked the quantities that the fees are counted by: copies, pages
 */
public record Assessment(
        List<FeeLine> lines, long gross, @Nullable Exemption exemption, List<Open> open, Set<Counted> asked) {
    public Assessment {
        lines = List.copyOf(lines);
        open = List.copyOf(open);
        asked = Set.copyOf(asked);
    }

    /** What a fee is counted by. */
    public enum Counted {
        COPIES,
        PAGES
    }

    /**
     * Why the amount does not stand yet.
     *
     * @param kind who can settle it
     */
    public record Open(Kind kind, FeeLine.Reason why) {
        /** What settles it. */
        public enum Kind {
            /** The officer counts. */
            QUANTITY,
            /** The officer compares the amount with the law and says so. */
            CONFIRMATION,
            /** Nobody at the counter: the catalogue must be corrected first. */
            CATALOGUE
        }
    }

    /** What is owed after the exemption. */
    public long due() {
        return exemption == null ? gross : gross - exemption.off(gross);
    }

    /** Whether it may be set as it is. */
    public boolean isFirm() {
        return open.isEmpty();
    }

    /** Whether nothing is collected, and nothing is open. */
    public boolean isFree() {
        return isFirm() && gross == 0;
    }

    public boolean lacks(Open.Kind kind) {
        return open.stream().anyMatch(o -> o.kind() == kind);
    }
}
