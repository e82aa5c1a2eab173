package vn.kycuong.oversight.web;

import java.util.List;
import vn.kycuong.oversight.Period;
import vn.kycuong.oversight.TimeQuestion;

/** The board of office time: one line a name, both views side by side. */
public record TimeUseView(
        TimeQuestion.By by,
        Period.Span span,
        boolean onlyLate,
        String period,
        String moment,
        String csvHref,
        List<Line> lines,
        String recorded,
        String decided) {
    public TimeUseView {
        lines = List.copyOf(lines);
    }

    /**
     * One name; times in hours and minutes.
     *
     * @param differs whether a decided contest moved something
     */
    public record Line(
            String name,
            String recorded,
            String untaken,
            String agency,
            String decided,
            long dossiers,
            String href,
            String decidedHref,
            boolean differs) {}

    /**
     * The parts behind one sum.
     *
     * @param cut whether there are more than are shown
     */
    public record Parts(
            String name,
            String view,
            String period,
            String moment,
            String backHref,
            String sum,
            boolean cut,
            List<Part> lines) {
        public Parts {
            lines = List.copyOf(lines);
        }
    }

    /** One part; the entries that bound it are anchors of the dossier's file. */
    public record Part(
            String href,
            String code,
            String kind,
            String officer,
            String unit,
            String head,
            String from,
            String to,
            int opened,
            int ended,
            String hours,
            String contestHref,
            boolean upheld) {}
}
