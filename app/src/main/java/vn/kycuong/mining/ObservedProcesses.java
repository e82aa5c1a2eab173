package vn.kycuong.mining;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/**
 * The observed processes and what is asked of them (các quy trình quan sát). They never change, so an answer stays right until the working calendar is
 * another; columns of small processes are kept, those of large ones are read for each count.
 */
@Component
public class ObservedProcesses {
    private static final long KEPT_BYTES = 24L << 20;
    private static final int KEPT_MAPS = 64;

    private final ObservedRows rows;
    private final WorkTime workTime;
    private final LegalClock time;
    private final Cache<Integer, List<FlowCounting.ChunkColumns>> columns = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .<Integer, List<FlowCounting.ChunkColumns>>weigher((_, chunks) -> (int) Math.min(
                    Integer.MAX_VALUE,
                    chunks.stream().mapToLong(FlowCounting.ChunkColumns::bytes).sum()))
            .build();
    private final Cache<MapKey, FlowMap> maps =
            Caffeine.newBuilder().maximumSize(KEPT_MAPS).build();

    ObservedProcesses(ObservedRows rows, WorkTime workTime, LegalClock time) {
        this.rows = rows;
        this.workTime = workTime;
        this.time = time;
    }

    /** The same calendar is the same object as long as nothing new is known. */
    private record MapKey(int process, int group, WorkingCalendar calendar) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof MapKey key
                    && key.process == process
                    && key.group == group
                    && key.calendar == calendar;
        }

        @Override
        public int hashCode() {
            return 31 * process + group;
        }
    }

    /** All of them, the newest first. */
    public List<ObservedProcess> all() {
        return rows.processes();
    }

    /** One of them. */
    public Optional<ObservedProcess> find(int id) {
        return rows.process(id);
    }

    /** Its cases by who held them last. */
    public List<GroupCount> groups(int process) {
        return rows.groups(process);
    }

    /** The names of its steps, by number. */
    public List<String> steps(int process) {
        return rows.names(process, "ACTIVITY");
    }

    /** Its variants, the most frequent first. */
    public List<VariantCount> variants(int process, int from, int most) {
        return rows.variants(process, from, most);
    }

    /** How many cases a choice holds. */
    public CaseCount count(int process, CaseChoice choice) {
        return rows.count(process, choice);
    }

    /** The cases of a choice in the order of the log. @param after the number of the last one seen, or -1 */
    public List<CaseLine> cases(int process, CaseChoice choice, int after, int most) {
        return rows.cases(process, choice, after, most);
    }

    /** One case. */
    public Optional<CaseLine> oneCase(int process, int no) {
        return rows.oneCase(process, no);
    }

    /** The map of all cases, or of those of one group ({@link CaseChoice#ANY} for all). */
    public FlowMap map(int process, int group) {
        var calendar = calendar();
        return maps.get(new MapKey(process, group, calendar), key -> counted(process, group, calendar));
    }

    private FlowMap counted(int process, int group, WorkingCalendar calendar) {
        var edges = rows.edges(process);
        var chunks = columns.get(process, rows::columns);
        BitSet chosen = null;
        if (group != CaseChoice.ANY) {
            chosen = new BitSet();
            for (int no : rows.ofGroup(process, group)) chosen.set(no);
        }
        var counting = new FlowCounting(chunks, edges.size(), chosen);
        var clock = counting.clock();
        var working = counting.working(calendar);
        var arrows = new ArrayList<FlowEdge>();
        for (int e = 0; e < edges.size(); e++) {
            if (clock.counts()[e] == 0) continue;
            arrows.add(new FlowEdge(
                    e,
                    edges.get(e)[0],
                    edges.get(e)[1],
                    clock.counts()[e],
                    duration(clock.medians()[e], 1),
                    duration(working.medians()[e], 60)));
        }
        arrows.sort(Comparator.comparingLong(FlowEdge::times).reversed().thenComparing(FlowEdge::no));
        return new FlowMap(
                rows.names(process, "ACTIVITY"),
                arrows,
                terminals(process, group, true),
                terminals(process, group, false));
    }

    private static Optional<Duration> duration(int median, int seconds) {
        return median == FlowCounting.UNKNOWN
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) median * seconds));
    }

    private List<FlowMap.Terminal> terminals(int process, int group, boolean first) {
        return rows.terminals(process, group, first).stream()
                .map(t -> new FlowMap.Terminal((int) t[0], t[1]))
                .toList();
    }

    /** The events of one case in their order. */
    public List<SeenEvent> events(int process, int caseNo) {
        var found = rows.chunkOf(process, caseNo);
        if (found.isEmpty()) return List.of();
        var chunk = found.get();
        int place = caseNo - chunk.firstCase();
        if (place >= NumberColumn.size(chunk.lengths())) return List.of();
        int from = 0;
        for (int c = 0; c < place; c++) from += (int) NumberColumn.at(chunk.lengths(), c);
        int to = from + (int) NumberColumn.at(chunk.lengths(), place);
        var steps = rows.names(process, "ACTIVITY");
        var groups = rows.names(process, "GROUP");
        var calendar = calendar();
        var events = new ArrayList<SeenEvent>();
        for (int i = from; i < to; i++) events.add(event(chunk, i, steps, groups, calendar));
        return events;
    }

    private static SeenEvent event(
            Chunk chunk, int i, List<String> steps, List<String> groups, WorkingCalendar calendar) {
        long since = NumberColumn.at(chunk.since(), i);
        long at = NumberColumn.at(chunk.at(), i);
        int group = (int) NumberColumn.at(chunk.group(), i);
        var moment = at < 0 ? null : Instant.ofEpochSecond(chunk.base() + at);
        return new SeenEvent(
                steps.get((int) NumberColumn.at(chunk.activity(), i)),
                moment,
                group < 0 ? null : groups.get(group),
                since < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(since)),
                moment == null || since < 0 ? Optional.empty() : working(calendar, moment.minusSeconds(since), moment));
    }

    static Optional<Duration> working(WorkingCalendar calendar, Instant from, Instant to) {
        var begin = LegalZone.local(from);
        var end = LegalZone.local(to);
        if (begin.toLocalDate().isBefore(calendar.first()) || end.toLocalDate().isAfter(calendar.last()))
            return Optional.empty();
        return Optional.of(Duration.ofMinutes(calendar.workingMinutesBetween(begin, end)));
    }

    private WorkingCalendar calendar() {
        return workTime.calendar(UnitId.ALL, time.instant());
    }
}
