package vn.kycuong.mining;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a log holds (tóm tắt nhật ký).
 *
 * @param events all events of the file; those outside of every case too
 * @param eventsInCases events of cases, counted in each case they belong to
 * @param activities in the order in which they were first met
 * @param finished cases that say when they ended; empty when the log says of no case how to tell
 * @param late of these, those that ended after their deadline; empty when the log knows no deadlines, or no ends
 * @param starts cases by their first step
 * @param ends cases by their last step
 * @param mapping which attribute was taken for what
 */
public record LogSummary(
        String format,
        long cases,
        long events,
        long eventsInCases,
        List<String> activities,
        long variants,
        long resources,
        long groups,
        OptionalLong finished,
        OptionalLong late,
        Map<String, Long> starts,
        Map<String, Long> ends,
        List<EdgeCount> edges,
        Map<String, String> mapping,
        List<LogNote> notes,
        Optional<OcelCounts> ocel) {
    public LogSummary {
        activities = List.copyOf(activities);
        starts = Collections.unmodifiableMap(new LinkedHashMap<>(starts));
        ends = Collections.unmodifiableMap(new LinkedHashMap<>(ends));
        edges = List.copyOf(edges);
        mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
        notes = List.copyOf(notes);
    }
}
