package vn.kycuong.oversight.web;

import java.util.List;
import vn.kycuong.oversight.CommitmentSum;
import vn.kycuong.oversight.Period;

/**
 * How the shorter times were kept.
 *
 * @param cut whether more were broken than are listed
 */
public record CommitmentView(
        Period.Span span,
        String period,
        String moment,
        String csvHref,
        List<Line> lines,
        List<Broken> broken,
        boolean cut) {
    public CommitmentView {
        lines = List.copyOf(lines);
        broken = List.copyOf(broken);
    }

    /** One procedure of one unit. */
    public record Line(String unit, String procedure, CommitmentSum sum) {}

    /** A dossier for which it was not kept. @param met when its result came, or empty */
    public record Broken(
            String href, String code, String unit, String procedure, String promised, String met, boolean beyondLaw) {}
}
