package vn.kycuong.mining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Observed processes and all that is kept of them. */
@Repository
class ObservedRows {
    private static final String PROCESS = """
            select process_id, name, file, format, keys::text as keys, imported_at, cases, events, variants, resources, finished, late,
                   first_at, last_at, notes::text as notes,
                   (select count(*) from mining.name n where n.process_id = p.process_id and n.kind = 'ACTIVITY') as activities,
                   (select count(*) from mining.name n where n.process_id = p.process_id and n.kind = 'GROUP') as groups
              from mining.process p
            """;

    private static final String COLUMNS = """
            select first_case, base, lengths, edge, since, at from mining.chunk where process_id = ? order by no
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate plain;

    ObservedRows(JdbcClient jdbc, JdbcTemplate plain) {
        this.jdbc = jdbc;
        this.plain = plain;
    }

    // ---- coming in

    Optional<Integer> known(byte[] fingerprint, String mapping) {
        return jdbc.sql("""
                select process_id from mining.process where fingerprint = :fingerprint and mapping = :mapping
                """)
                .param("fingerprint", fingerprint)
                .param("mapping", mapping)
                .query(Integer.class)
                .optional();
    }

    int begin(String file, byte[] fingerprint, String mapping, Instant now) {
        return jdbc.sql("""
                insert into mining.process (name, file, format, fingerprint, mapping, keys, imported_at, cases, events, variants, resources, notes)
                values (:file, :file, '', :fingerprint, :mapping, '{}', :now, 0, 0, 0, 0, '[]')
                returning process_id
                """)
                .param("file", file)
                .param("fingerprint", fingerprint)
                .param("mapping", mapping)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    void store(int process, Chunk chunk) {
        jdbc.sql("""
                insert into mining.chunk (process_id, no, first_case, events, base, lengths, activity, edge, since, at, doer_group)
                values (:process, :no, :first, :events, :base, :lengths, :activity, :edge, :since, :at, :group)
                """)
                .param("process", process)
                .param("no", chunk.no())
                .param("first", chunk.firstCase())
                .param("events", chunk.events())
                .param("base", chunk.base())
                .param("lengths", chunk.lengths())
                .param("activity", chunk.activity())
                .param("edge", chunk.edge())
                .param("since", chunk.since())
                .param("at", chunk.at())
                .param("group", chunk.group())
                .update();
    }

    void store(int process, List<Chunking.SeenCase> cases) {
        jdbc.sql("""
                insert into mining.seen_case (process_id, no, name, variant_no, group_no, started_at, due_at, ended_at, events)
                select :process, no, name, variant, grp, to_timestamp(started / 1000.0), to_timestamp(due / 1000.0),
                       to_timestamp(ended / 1000.0), events
                  from unnest(cast(:nos as int[]), cast(:names as text[]), cast(:variants as int[]), cast(:groups as int[]),
                              cast(:starts as bigint[]), cast(:dues as bigint[]), cast(:ends as bigint[]), cast(:events as int[]))
                       as c (no, name, variant, grp, started, due, ended, events)
                """)
                .param("process", process)
                .param("nos", cases.stream().map(Chunking.SeenCase::no).toArray(Integer[]::new))
                .param("names", cases.stream().map(Chunking.SeenCase::name).toArray(String[]::new))
                .param(
                        "variants",
                        cases.stream().map(Chunking.SeenCase::variant).toArray(Integer[]::new))
                .param("groups", cases.stream().map(Chunking.SeenCase::group).toArray(Integer[]::new))
                .param(
                        "starts",
                        cases.stream().map(Chunking.SeenCase::startedAt).toArray(Long[]::new))
                .param("dues", cases.stream().map(Chunking.SeenCase::dueAt).toArray(Long[]::new))
                .param("ends", cases.stream().map(Chunking.SeenCase::endedAt).toArray(Long[]::new))
                .param("events", cases.stream().map(Chunking.SeenCase::events).toArray(Integer[]::new))
                .update();
    }

    void names(int process, String kind, List<String> names) {
        if (names.isEmpty()) return;
        jdbc.sql("""
                insert into mining.name (process_id, kind, no, name)
                select :process, :kind, place - 1, name from unnest(cast(:names as text[])) with ordinality as n (name, place)
                """)
                .param("process", process)
                .param("kind", kind)
                .param("names", names.toArray(String[]::new))
                .update();
    }

    void edges(int process, List<long[]> edges) {
        if (edges.isEmpty()) return;
        jdbc.sql("""
                insert into mining.edge (process_id, no, from_no, to_no, times)
                select :process, place - 1, from_no, to_no, times
                  from unnest(cast(:froms as int[]), cast(:tos as int[]), cast(:times as bigint[])) with ordinality
                       as e (from_no, to_no, times, place)
                """)
                .param("process", process)
                .param("froms", edges.stream().map(e -> (int) e[0]).toArray(Integer[]::new))
                .param("tos", edges.stream().map(e -> (int) e[1]).toArray(Integer[]::new))
                .param("times", edges.stream().map(e -> e[2]).toArray(Long[]::new))
                .update();
    }

    void variant(int process, int no, Integer[] steps, long cases) {
        jdbc.sql("""
                insert into mining.variant (process_id, no, steps, cases) values (:process, :no, :steps, :cases)
                """)
                .param("process", process)
                .param("no", no)
                .param("steps", steps)
                .param("cases", cases)
                .update();
    }

    /** @param rows edge, variant, times */
    void variantEdges(int process, List<int[]> rows) {
        if (rows.isEmpty()) return;
        jdbc.sql("""
                insert into mining.variant_edge (process_id, edge_no, variant_no, times)
                select :process, edge_no, variant_no, times
                  from unnest(cast(:edges as int[]), cast(:variants as int[]), cast(:times as int[])) as v (edge_no, variant_no, times)
                """)
                .param("process", process)
                .param("edges", rows.stream().map(r -> r[0]).toArray(Integer[]::new))
                .param("variants", rows.stream().map(r -> r[1]).toArray(Integer[]::new))
                .param("times", rows.stream().map(r -> r[2]).toArray(Integer[]::new))
                .update();
    }

    void finish(int process, LogSummary summary, String keys, String notes, @Nullable Long first, @Nullable Long last) {
        jdbc.sql("""
                update mining.process
                   set format = :format, keys = cast(:keys as jsonb), cases = :cases, events = :events, variants = :variants,
                       resources = :resources, finished = :finished, late = :late, first_at = to_timestamp(:first / 1000.0),
                       last_at = to_timestamp(:last / 1000.0), notes = cast(:notes as jsonb)
                 where process_id = :process
                """)
                .param("process", process)
                .param("format", summary.format())
                .param("keys", keys)
                .param("cases", summary.cases())
                .param("events", summary.eventsInCases())
                .param("variants", summary.variants())
                .param("resources", summary.resources())
                .param("finished", boxed(summary.finished()), java.sql.Types.BIGINT)
                .param("late", boxed(summary.late()), java.sql.Types.BIGINT)
                .param("first", first, java.sql.Types.BIGINT)
                .param("last", last, java.sql.Types.BIGINT)
                .param("notes", notes)
                .update();
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    // ---- being asked

    List<ObservedProcess> processes() {
        return jdbc.sql(PROCESS + " order by imported_at desc, process_id desc")
                .query((row, _) -> process(row))
                .list();
    }

    Optional<ObservedProcess> process(int id) {
        return jdbc.sql(PROCESS + " where process_id = :id")
                .param("id", id)
                .query((row, _) -> process(row))
                .optional();
    }

    private static ObservedProcess process(ResultSet row) throws SQLException {
        return new ObservedProcess(
                row.getInt("process_id"),
                row.getString("name"),
                row.getString("file"),
                row.getString("format"),
                row.getString("keys"),
                row.getTimestamp("imported_at").toInstant(),
                row.getLong("cases"),
                row.getLong("events"),
                row.getLong("activities"),
                row.getLong("variants"),
                row.getLong("resources"),
                row.getLong("groups"),
                optional(row, "finished"),
                optional(row, "late"),
                instant(row, "first_at"),
                instant(row, "last_at"),
                row.getString("notes"));
    }

    private static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    List<String> names(int process, String kind) {
        return jdbc.sql("select name from mining.name where process_id = :process and kind = :kind order by no")
                .param("process", process)
                .param("kind", kind)
                .query((row, _) -> row.getString("name"))
                .list();
    }

    /** From, to; by number. */
    List<int[]> edges(int process) {
        return jdbc.sql("select from_no, to_no from mining.edge where process_id = :process order by no")
                .param("process", process)
                .query((row, _) -> new int[] {row.getInt(1), row.getInt(2)})
                .list();
    }

    /** What a count needs, in binary from the first row. */
    List<FlowCounting.ChunkColumns> columns(int process) {
        var chunks = new ArrayList<FlowCounting.ChunkColumns>();
        plain.query(
                connection -> {
                    var statement = connection.prepareStatement(COLUMNS);
                    statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
                    statement.setInt(1, process);
                    return statement;
                },
                row -> {
                    chunks.add(new FlowCounting.ChunkColumns(
                            row.getInt(1),
                            row.getLong(2),
                            row.getBytes(3),
                            row.getBytes(4),
                            row.getBytes(5),
                            row.getBytes(6)));
                });
        return chunks;
    }

    List<GroupCount> groups(int process) {
        return jdbc.sql("""
                select c.group_no, n.name, count(*) as cases, count(c.ended_at) as finished,
                       count(*) filter (where c.ended_at > c.due_at) as late
                  from mining.seen_case c
                  left join mining.name n on n.process_id = c.process_id and n.kind = 'GROUP' and n.no = c.group_no
                 where c.process_id = :process
                 group by c.group_no, n.name
                 order by count(*) desc, c.group_no
                """)
                .param("process", process)
                .query((row, _) -> new GroupCount(
                        row.getObject("group_no", Integer.class),
                        row.getString("name"),
                        row.getLong("cases"),
                        row.getLong("finished"),
                        row.getLong("late")))
                .list();
    }

    List<VariantCount> variants(int process, int from, int most) {
        return jdbc.sql("""
                select v.no, v.steps, v.cases, sum(v.cases) over (order by v.cases desc, v.no) as up_to_here
                  from mining.variant v
                 where v.process_id = :process
                 order by v.cases desc, v.no
                 limit :most offset :from
                """)
                .param("process", process)
                .param("from", from)
                .param("most", most)
                .query((row, _) -> new VariantCount(
                        row.getInt("no"),
                        List.of((Integer[]) row.getArray("steps").getArray()),
                        row.getLong("cases"),
                        row.getLong("up_to_here")))
                .list();
    }

    /** Cases by the step they begin or end with: step, cases. */
    List<long[]> terminals(int process, int group, boolean first) {
        return jdbc.sql("""
                select case when :first then v.steps[1] else v.steps[array_length(v.steps, 1)] end as step, sum(c.cases) as cases
                  from (select variant_no, count(*) as cases
                          from mining.seen_case
                         where process_id = :process and (:group < -1 or group_no is not distinct from nullif(:group, -1))
                         group by variant_no) c
                  join mining.variant v on v.process_id = :process and v.no = c.variant_no
                 where array_length(v.steps, 1) > 0
                 group by 1 order by 2 desc, 1
                """)
                .param("process", process)
                .param("group", group)
                .param("first", first)
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .list();
    }

    private static final String CHOSEN = """
              from mining.seen_case c
              left join mining.name n on n.process_id = c.process_id and n.kind = 'GROUP' and n.no = c.group_no
              left join mining.variant v on :step >= 0 and v.process_id = c.process_id and v.no = c.variant_no
              left join mining.variant_edge e on e.process_id = c.process_id and e.variant_no = c.variant_no and e.edge_no = :edge
             where c.process_id = :process
               and (:edge < 0 or e.edge_no is not null)
               and (:variant < 0 or c.variant_no = :variant)
               and (:group < -1 or c.group_no is not distinct from nullif(:group, -1))
               and (:standing = '' or :standing = 'FINISHED' and c.ended_at is not null or :standing = 'OPEN' and c.ended_at is null
                    or :standing = 'LATE' and c.ended_at > c.due_at)
               and (:step < 0 or :step = case when :first then v.steps[1] else v.steps[array_length(v.steps, 1)] end)
            """;

    /** How many cases, and how often they go the edge that was asked for. */
    CaseCount count(int process, CaseChoice choice) {
        return chosen("""
                        select count(*) as cases, coalesce(sum(e.times), 0) as times
                        """ + CHOSEN, process, choice)
                .query((row, _) -> new CaseCount(row.getLong("cases"), row.getLong("times")))
                .single();
    }

    List<CaseLine> cases(int process, CaseChoice choice, int after, int most) {
        return chosen("""
                        select c.no, c.name, c.variant_no, n.name as group_name, c.started_at, c.due_at, c.ended_at, c.events,
                               coalesce(e.times, 0) as times
                        """ + CHOSEN + " and c.no > :after order by c.no limit :most", process, choice)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> line(row))
                .list();
    }

    private static CaseLine line(ResultSet row) throws SQLException {
        return new CaseLine(
                row.getInt("no"),
                row.getString("name"),
                row.getInt("variant_no"),
                row.getString("group_name"),
                instant(row, "started_at"),
                instant(row, "due_at"),
                instant(row, "ended_at"),
                row.getInt("events"),
                row.getInt("times"));
    }

    private JdbcClient.StatementSpec chosen(String sql, int process, CaseChoice choice) {
        return jdbc.sql(sql)
                .param("process", process)
                .param("edge", choice.edge())
                .param("variant", choice.variant())
                .param("group", choice.group())
                .param("standing", choice.standing())
                .param("step", choice.step())
                .param("first", choice.first());
    }

    /** The numbers of the cases of a group. */
    List<Integer> ofGroup(int process, int group) {
        return jdbc.sql("""
                select no from mining.seen_case where process_id = :process and group_no is not distinct from nullif(:group, -1)
                """)
                .param("process", process)
                .param("group", group)
                .query((row, _) -> row.getInt("no"))
                .list();
    }

    Optional<CaseLine> oneCase(int process, int no) {
        return jdbc.sql("""
                select c.no, c.name, c.variant_no, n.name as group_name, c.started_at, c.due_at, c.ended_at, c.events, 0 as times
                  from mining.seen_case c
                  left join mining.name n on n.process_id = c.process_id and n.kind = 'GROUP' and n.no = c.group_no
                 where c.process_id = :process and c.no = :no
                """)
                .param("process", process)
                .param("no", no)
                .query((row, _) -> line(row))
                .optional();
    }

    /** The chunk in which a case lies. */
    Optional<Chunk> chunkOf(int process, int caseNo) {
        return jdbc.sql("""
                select no, first_case, events, base, lengths, activity, edge, since, at, doer_group
                  from mining.chunk
                 where process_id = :process and first_case <= :case
                 order by first_case desc limit 1
                """)
                .param("process", process)
                .param("case", caseNo)
                .query((row, _) -> new Chunk(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getBytes(5),
                        row.getBytes(6),
                        row.getBytes(7),
                        row.getBytes(8),
                        row.getBytes(9),
                        row.getBytes(10)))
                .optional();
    }
}
