package vn.kycuong.mining.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.mining.ObservedProcess;
import vn.kycuong.ui.Tile;

/**
 * An observed process on its page.
 *
 * @param span from its first event to its last
 * @param mapping which attributes say what, in one line
 * @param chosenGroup whose cases the map shows; null for all
 */
public record ObservedView(
        ObservedProcess process,
        String span,
        String importedAt,
        String mapping,
        List<String> notes,
        List<Tile> tiles,
        List<GroupLine> groups,
        @Nullable String chosenGroup,
        List<StepLine> steps,
        List<EdgeLine> edges,
        List<VariantLine> variants,
        @Nullable String moreVariants) {

    /** @param mapHref the map of this group's cases alone */
    public record GroupLine(
            @Nullable String name,
            long cases,
            long finished,
            long late,
            String casesHref,
            String finishedHref,
            String lateHref,
            String mapHref) {}

    public record StepLine(
            int no, String name, long visits, long starts, long ends, String startsHref, String endsHref) {}

    public record EdgeLine(
            int from, int to, String fromName, String toName, long times, String clock, String working, String href) {}

    public record VariantLine(int no, long cases, String share, String upToHere, List<String> steps, String href) {}

    /** The list behind a figure. @param times how often the edge is gone that was asked for; 0 when none was */
    public record Cases(
            ObservedProcess process,
            List<String> conditions,
            long count,
            long times,
            List<CaseRow> lines,
            @Nullable String next,
            boolean first) {}

    public record CaseRow(
            String name,
            String href,
            String group,
            String started,
            String due,
            String ended,
            boolean late,
            int events,
            int times) {}

    /** One case. */
    public record OneCase(ObservedProcess process, CaseRow line, List<EventRow> events) {}

    public record EventRow(String step, String at, String group, String clock, String working) {}
}
