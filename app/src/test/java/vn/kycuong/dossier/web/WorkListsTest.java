package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;

/** Work lists over random work: what is counted is what is listed is what the rules say, page by page, for every reader. */
class WorkListsTest {
    private static final long SEED = Long.getLong("kycuong.seed", new Random().nextLong());
    private static WorkWorld world;

    @BeforeAll
    static void open() {
        System.out.println("WorkListsTest: -Dkycuong.seed=" + SEED);
        world = new WorkWorld(SEED);
        world.fill(700);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** A row of work as the tables hold it, read without any of the statements under test. */
    private record Row(
            UUID caseId,
            int unit,
            int in,
            int now,
            String role,
            @Nullable Integer holder,
            long sort,
            @Nullable Long warn,
            boolean standing) {}

    @Test
    void every_count_is_the_length_of_its_list_and_both_are_what_the_rules_say() {
        var all = everything();
        for (var officer : world.officers()) {
            for (var whose : Whose.values()) {
                var query = WorkQuery.of(whose, null, WorkWorld.NOW);
                var counts = world.rows.counts(query, officer);
                var expected = all.stream().filter(r -> sees(officer, whose, r)).toList();
                assertThat(counts.total()).as(officer.scope() + " " + whose).isEqualTo(expected.size());
                assertThat(ids(world.lists, query, officer)).isEqualTo(ordered(expected));
                for (var group : WorkGroup.values()) {
                    var listed = ids(world.lists, query.with(group), officer);
                    assertThat(listed)
                            .as(officer.scope() + " " + whose + " " + group)
                            .isEqualTo(ordered(expected.stream()
                                    .filter(r -> group == group(r))
                                    .toList()))
                            .hasSize(counts.of(group));
                }
            }
        }
    }

    @Test
    void going_back_shows_the_same_pages_as_going_on() {
        for (var officer : world.officers()) {
            var query = WorkQuery.of(Whose.ALL, null, WorkWorld.NOW);
            var on = new ArrayList<List<UUID>>();
            var page = world.lists.page(query, officer, null);
            assertThat(page.previous()).isEmpty();
            on.add(cases(page));
            while (page.next().isPresent()) {
                page = world.lists.page(query, officer, page.next().get());
                on.add(cases(page));
            }
            var back = new ArrayList<List<UUID>>();
            back.add(cases(page));
            while (page.previous().isPresent() && back.size() <= on.size()) {
                page = world.lists.page(query, officer, page.previous().get());
                back.add(cases(page));
            }
            assertThat(back.reversed()).isEqualTo(on);
        }
    }

    @Test
    void whatever_comes_goes_or_moves_between_two_pages_each_row_that_stays_is_shown_exactly_once() {
        try (var moving = new WorkWorld(SEED + 1)) {
            moving.fill(400);
            for (var officer : moving.officers().subList(2, 4)) {
                var query = WorkQuery.of(Whose.ALL, null, WorkWorld.NOW);
                var before = new HashSet<>(ids(moving.lists, query, officer));
                var touched = new HashSet<UUID>();
                var shown = new ArrayList<UUID>();
                WorkCursor from = null;
                do {
                    var page = moving.lists.page(query, officer, from);
                    shown.addAll(cases(page));
                    from = page.next().orElse(null);
                    for (int i = 0; i < 5; i++) {
                        moving.open();
                        var one = List.copyOf(before).get(moving.random.nextInt(before.size()));
                        touched.add(one);
                        moving.touch(new CaseId(one));
                    }
                } while (from != null);
                before.removeAll(touched);
                assertThat(before).hasSizeGreaterThan(100);
                assertThat(shown).containsAll(before);
                var stayed = shown.stream().filter(before::contains).toList();
                assertThat(stayed).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void nobody_sees_work_of_a_case_that_none_of_their_units_took_in_decides_or_holds() {
        var all = everything();
        for (var officer : world.officers().subList(0, 3)) {
            for (var words : List.of("", "nguyen", "h37", "200615")) {
                var query = searching(words);
                var seen = new LinkedHashSet<>(ids(world.lists, query, officer));
                for (var row : all)
                    if (seen.contains(row.caseId()))
                        assertThat(sees(officer, Whose.ALL, row)).isTrue();
            }
        }
    }

    @Test
    void a_search_with_marks_is_exact_one_without_is_tolerant_and_its_counts_are_its_list() {
        var chair = world.officers().getLast();
        assertThat(labels(searching("má"), chair)).containsOnly("Lý Đức Má");
        assertThat(labels(searching("ma"), chair)).containsOnly("Lý Đức Má", "Hoàng Văn Ma");
        assertThat(labels(searching("nguyen"), chair)).containsOnly("Nguyễn Thị Ánh", "Nguyen Van Ba");
        assertThat(labels(searching("nguyễn"), chair)).containsOnly("Nguyễn Thị Ánh");
        assertThat(labels(searching("dao nong"), chair)).containsOnly("Nông Thị Đào");
        assertThat(labels(searching("NGUYỄN thị án"), chair)).containsOnly("Nguyễn Thị Ánh");
        assertThat(labels(searching("' & | ! :* <->"), chair)).isNotEmpty();
        for (var officer : world.officers()) {
            var query = searching("nguyen");
            assertThat(ids(world.lists, query, officer))
                    .hasSize(world.rows.counts(query, officer).total());
        }
    }

    @Test
    void what_is_done_is_found_latest_first_by_those_whose_units_took_it_in_or_decided_it_and_by_nobody_else() {
        follow();
        for (var officer : world.officers()) {
            var found = new ArrayList<ClosedLine>();
            WorkCursor from = null;
            do {
                var page = world.lists.closed(searching("nguyen"), officer, from);
                found.addAll(page.lines());
                from = page.next().orElse(null);
            } while (from != null);
            var expected = world.jdbc
                    .sql("""
                            select h.case_id from ledger.case_head h join dossier.dossier d using (case_id)
                             where h.closed_at is not null and d.label ilike any (array['Nguyễn%', 'Nguyen%'])
                               and (:all or h.unit_in = any (:units) or h.unit_now = any (:units))
                            """)
                    .param("all", officer.scope().isAll())
                    .param("units", officer.scope().unitNumbers())
                    .query(UUID.class)
                    .list();
            assertThat(found.stream().map(l -> l.caseId().value())).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(found)
                    .isSortedAccordingTo(
                            Comparator.comparing(ClosedLine::closedAt).reversed());
        }
    }

    @Test
    void filters_narrow_a_list_and_its_counts_alike() {
        for (var officer : world.officers()) {
            for (var query : filters()) {
                var counted = world.rows.counts(query, officer);
                assertThat(ids(world.lists, query, officer))
                        .as(query.toString())
                        .hasSize(counted.total());
                for (var group : WorkGroup.values())
                    assertThat(ids(world.lists, query.with(group), officer)).hasSize(counted.of(group));
            }
        }
        var chair = world.officers().getLast();
        var waiting = filters().stream()
                .filter(q -> q.waiting() != null)
                .mapToInt(q -> world.rows.counts(q, chair).total());
        assertThat(waiting.min().orElseThrow()).isPositive();
    }

    @Test
    void what_presses_in_each_unit_is_the_length_of_that_units_list() {
        for (var officer : world.officers()) {
            var query = WorkQuery.of(Whose.ALL, null, WorkWorld.NOW);
            var board = world.rows.pressing(query, officer);
            assertThat(board).isNotEmpty();
            for (var unit : board) {
                assertThat(officer.scope().contains(new vn.kycuong.kernel.UnitId(unit.unit())))
                        .isTrue();
                assertThat(List.of(unit.late(), unit.today(), unit.soon()))
                        .isEqualTo(java.util.stream.Stream.of(WorkGroup.LATE, WorkGroup.TODAY, WorkGroup.SOON)
                                .map(g -> ids(world.lists, in(unit.unit(), g), officer)
                                        .size())
                                .toList());
            }
            var whole = world.rows.counts(WorkQuery.of(Whose.UNIT, null, WorkWorld.NOW), officer);
            assertThat(board.stream().mapToInt(WorkRows.Pressing::late).sum()).isEqualTo(whole.of(WorkGroup.LATE));
        }
    }

    @Test
    void a_unit_that_is_not_ones_own_to_see_shows_nothing() {
        var officer = world.officers().getFirst();
        var query = in(world.units.getLast(), WorkGroup.LATE);
        for (var whose : List.of(Whose.UNIT, Whose.ALL)) {
            assertThat(ids(world.lists, query.with(whose).with((WorkGroup) null), officer))
                    .isEmpty();
            assertThat(world.rows.counts(query.with(whose), officer).total()).isZero();
        }
    }

    private static WorkQuery in(int unit, WorkGroup group) {
        return new WorkQuery(Whose.UNIT, group, null, "", null, null, null, unit, "", WorkWorld.NOW);
    }

    @Test
    void a_page_takes_two_statements_whatever_is_asked() {
        for (var officer : world.officers()) {
            for (var query : filters()) {
                world.statements.set(0);
                var page = world.lists.page(query, officer, null);
                assertThat(world.statements.get()).isEqualTo(2);
                if (page.next().isEmpty()) continue;
                world.statements.set(0);
                world.lists.page(query, officer, page.next().get());
                assertThat(world.statements.get()).isEqualTo(2);
            }
        }
    }

    @Test
    void the_file_holds_the_whole_list_in_its_order() {
        for (var officer : world.officers()) {
            var query = WorkQuery.of(Whose.ALL, null, WorkWorld.NOW);
            var whole = new ArrayList<UUID>();
            world.lists.each(query, officer, line -> whole.add(line.caseId().value()));
            assertThat(whole).isEqualTo(ids(world.lists, query, officer));
        }
    }

    @Test
    void an_address_keeps_its_cursor_and_a_broken_one_begins_anew() {
        var cursor = new WorkCursor(WorkWorld.NOW, UUID.randomUUID(), 3, true);
        assertThat(WorkCursor.parse(cursor.toString(), true)).contains(cursor);
        var dateless = new WorkCursor(null, UUID.randomUUID(), 1, false);
        assertThat(WorkCursor.parse(dateless.toString(), false)).contains(dateless);
        for (var broken : List.of("", "x", "_", "2020-01-01_1_1", "-_" + UUID.randomUUID() + "_99999", "'_';--"))
            assertThat(WorkCursor.parse(broken, false)).isEmpty();
    }

    // ---- what the rules say, once more and plainly ------------------------------------------------------------------

    private static boolean sees(Officer officer, Whose whose, Row r) {
        var scope = officer.scope();
        boolean lies = scope.contains(new vn.kycuong.kernel.UnitId(r.unit()));
        return switch (whose) {
            case MINE ->
                r.holder() == null
                        ? lies && r.role().equals(officer.role())
                        : r.holder() == officer.actor().value();
            case UNIT -> lies;
            case ALL ->
                lies
                        || scope.contains(new vn.kycuong.kernel.UnitId(r.in()))
                        || scope.contains(new vn.kycuong.kernel.UnitId(r.now()));
        };
    }

    private static WorkGroup group(Row r) {
        long now = WorkWorld.NOW.toEpochMilli();
        long tomorrow = WorkQuery.of(Whose.ALL, null, WorkWorld.NOW).tomorrow().toEpochMilli();
        if (r.sort() == Long.MAX_VALUE) return r.standing() ? WorkGroup.PAUSED : WorkGroup.READY;
        if (r.sort() <= now) return WorkGroup.LATE;
        if (r.sort() <= tomorrow) return WorkGroup.TODAY;
        return r.warn() != null && r.warn() <= now ? WorkGroup.SOON : WorkGroup.LATER;
    }

    private static List<Row> everything() {
        return world.jdbc
                .sql("""
                        select w.*, h.unit_in as took_in, h.unit_now as decides
                          from ledger.work_item w join ledger.case_head h using (case_id) where w.open
                        """)
                .query((row, _) -> new Row(
                        row.getObject("case_id", UUID.class),
                        row.getInt("unit_id"),
                        row.getInt("took_in"),
                        row.getInt("decides"),
                        row.getString("role"),
                        row.getObject("holder_id", Integer.class),
                        moment(row.getObject("late_from", OffsetDateTime.class), Long.MAX_VALUE),
                        row.getObject("warn_from") == null
                                ? null
                                : moment(row.getObject("warn_from", OffsetDateTime.class), 0),
                        row.getObject("paused_since") != null))
                .list();
    }

    private static long moment(@Nullable OffsetDateTime at, long without) {
        return at == null ? without : at.toInstant().toEpochMilli();
    }

    private static List<UUID> ordered(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(Row::sort)
                        .thenComparing(r -> r.caseId().toString())) // PostgreSQL compares the bytes of a uuid
                .map(Row::caseId)
                .toList();
    }

    private static List<UUID> ids(WorkLists lists, WorkQuery query, Officer officer) {
        var found = new ArrayList<UUID>();
        WorkCursor from = null;
        do {
            var page = lists.page(query, officer, from);
            found.addAll(cases(page));
            from = page.next().orElse(null);
        } while (from != null);
        return found;
    }

    private static List<UUID> cases(WorkListing page) {
        return page.lines().stream().map(l -> l.caseId().value()).toList();
    }

    private static Set<String> labels(WorkQuery query, Officer officer) {
        var found = new LinkedHashSet<String>();
        world.lists.each(query, officer, line -> found.add(line.label()));
        return found;
    }

    private static WorkQuery searching(String words) {
        return new WorkQuery(Whose.ALL, null, null, "", null, null, null, null, words, WorkWorld.NOW);
    }

    private static List<WorkQuery> filters() {
        var now = WorkWorld.NOW;
        var queries = new ArrayList<WorkQuery>();
        for (var whose : Whose.values()) {
            queries.add(WorkQuery.of(whose, null, now));
            queries.add(new WorkQuery(
                    whose, null, vn.kycuong.dossier.DossierState.AT_ONE_STOP, "", null, null, null, null, "", now));
            queries.add(new WorkQuery(whose, null, null, "BIRTH", null, null, null, null, "", now));
            queries.add(new WorkQuery(whose, null, null, "", 1003, null, null, null, "", now));
            queries.add(new WorkQuery(whose, null, null, "BIRTH", WorkQuery.NOBODY, null, null, null, "nguyen", now));
        }
        for (var waiting : Waiting.values())
            queries.add(new WorkQuery(Whose.ALL, null, null, "", null, waiting, null, null, "", now));
        for (var step : StepPace.values())
            queries.add(new WorkQuery(Whose.ALL, null, null, "", null, null, step, null, "", now));
        return queries;
    }

    /** The search learns what is done, as it does behind the ledger. */
    private static void follow() {
        var ids = world.jdbc
                .sql("select case_id from dossier.dossier")
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list();
        new vn.kycuong.dossier.SearchFollower(world.jdbc).follow(ids);
    }
}
