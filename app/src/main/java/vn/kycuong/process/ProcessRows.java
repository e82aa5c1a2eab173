package vn.kycuong.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.CanonicalJson;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ProcessCodec;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.reference.JsonRows;

/** Rows of schema {@code process}. A stored version never changes; what a file says anew becomes the next version. */
@Repository
class ProcessRows {
    private final JdbcClient jdbc;

    ProcessRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A process as the files give it, in force from a day on. @param content its steps as one text */
    record Plan(
            String code,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            boolean illustrative,
            String content,
            List<PlanStep> steps) {}

    record PlanStep(
            int no, String kind, String role, String place, String placeName, String action, String allowance) {}

    List<ProcessEdition> all() {
        var moves = moves();
        var steps = jdbc
                .sql("select * from process.step order by version_id, no")
                .query((row, _) -> Map.entry(
                        row.getInt("version_id"),
                        new ProcessStep(
                                row.getInt("no"),
                                ProcessStep.StepKind.valueOf(row.getString("kind")),
                                row.getString("role"),
                                ProcessStep.Place.valueOf(row.getString("place")),
                                row.getString("unit_key"),
                                row.getString("place_name"),
                                row.getString("action"),
                                Limit.parse(row.getString("allowance")),
                                ground(row.getString("ground")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select * from process.version order by code, effective_from, by_people, version")
                .query((row, _) -> new ProcessEdition(
                        new ProcessVersion(
                                row.getInt("id"),
                                row.getString("code"),
                                row.getInt("version"),
                                row.getBoolean("illustrative"),
                                plan(steps.getOrDefault(row.getInt("id"), List.of()), moves.get(row.getInt("id")))),
                        row.getObject("effective_from", LocalDate.class),
                        row.getObject("effective_to", LocalDate.class),
                        row.getString("source")))
                .list();
    }

    /** Steps without moves of their own follow one another. */
    private static ProcessPlan plan(List<ProcessStep> steps, @Nullable List<ProcessMove> moves) {
        return moves == null ? ProcessPlan.linear(steps) : new ProcessPlan(steps, moves);
    }

    private Map<Integer, List<ProcessMove>> moves() {
        return jdbc
                .sql("select * from process.move order by version_id, ord")
                .query((row, _) -> Map.entry(
                        row.getInt("version_id"),
                        new ProcessMove(
                                row.getInt("from_no"),
                                row.getInt("to_no"),
                                ProcessMove.Kind.valueOf(row.getString("kind")),
                                row.getString("label"),
                                row.getString("condition"),
                                row.getBoolean("otherwise"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static @Nullable Ground ground(@Nullable String name) {
        return name == null ? null : Ground.valueOf(name);
    }

    /** What a draft says becomes the next version of its process; steps stand in the order of their numbers. */
    int store(ProcessDraft draft) {
        var plan = CanonicalJson.text(ProcessCodec.toMap(draft.plan()));
        return jdbc.sql("""
            with stored as (
              insert into process.version (code, version, effective_from, illustrative, content, by_people, source)
              values (:code, 1 + coalesce((select max(version) from process.version where code = :code), 0), :from,
                      :illustrative, :plan, true, :source)
              returning id
            ), steps as (
              insert into process.step (version_id, no, kind, role, place, unit_key, place_name, action, allowance, ground)
              select stored.id, s.no, s.kind, s.role, s.place, s."unitKey", s."placeName", s.action, s.allowance, s.ground
                from stored, jsonb_to_recordset(cast(:plan as jsonb) -> 'steps') as s(no int, kind text, role text,
                     place text, "unitKey" text, "placeName" text, action text, allowance text, ground text)
            ), moves as (
              insert into process.move (version_id, ord, from_no, to_no, kind, label, condition, otherwise)
              select stored.id, m.ord, (m.value ->> 'from')::int, (m.value ->> 'to')::int, m.value ->> 'kind',
                     m.value ->> 'label', m.value ->> 'condition', (m.value ->> 'otherwise')::boolean
                from stored, jsonb_array_elements(cast(:plan as jsonb) -> 'moves') with ordinality as m(value, ord)
            )
            select id from stored
            """)
                .param("code", draft.code())
                .param("from", draft.from())
                .param("illustrative", draft.illustrative())
                .param("plan", plan)
                .param("source", draft.source())
                .query(Integer.class)
                .single();
    }

    void store(List<Plan> plans) {
        var rows = JsonRows.of(plans);
        // A plan that says what the latest version of the same first day says already is not stored again.
        jdbc.sql("""
            with plan as materialized (
              select x.*, row_number() over (partition by x.code order by x."effectiveFrom") as ord
                from jsonb_to_recordset(cast(:plans as jsonb)) as x(code text, "effectiveFrom" date,
                     "effectiveTo" date, illustrative boolean, content text, steps jsonb)
               where x.content is distinct from (select v.content from process.version v
                                                  where v.code = x.code and v.effective_from = x."effectiveFrom"
                                                    and not v.by_people
                                                  order by v.version desc limit 1)
            ), stored as (
              insert into process.version (code, version, effective_from, effective_to, illustrative, content)
              select code, ord + coalesce((select max(v.version) from process.version v where v.code = plan.code), 0),
                     "effectiveFrom", "effectiveTo", illustrative, content
                from plan
               order by code, ord
              returning id, code, effective_from
            )
            insert into process.step (version_id, no, kind, role, place, place_name, action, allowance)
            select stored.id, s.no, s.kind, s.role, s.place, s."placeName", s.action, s.allowance
              from stored
              join plan on plan.code = stored.code and plan."effectiveFrom" = stored.effective_from,
                   jsonb_to_recordset(plan.steps) as s(no int, kind text, role text, place text, "placeName" text,
                     action text, allowance text)
            """).param("plans", rows).update();
    }
}
