package vn.kycuong.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rule;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.sql.Timestamps;

/** Formulas of scores, and what supporters owe. */
@Repository
class ScoreRows {
    private final JdbcClient jdbc;

    ScoreRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A supporter's part. @param closedAt when the task ended, which is no answer */
    record Part(
            CaseId id,
            UnitId unit,
            Instant lateFrom,
            @Nullable Instant metAt,
            @Nullable Instant closedAt) {
        boolean answeredInTime() {
            return metAt != null && metAt.isBefore(lateFrom) && !metAt.equals(closedAt);
        }
    }

    private record ItemRow(
            String formulaKey, LocalDate effectiveFrom, int ord, String component, int weight, String explain) {}

    private record FormulaRow(
            String formulaKey,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String name,
            String basis,
            String status,
            String note,
            int penalty,
            int earlyDays) {}

    void replace(List<ScoreFormula> formulas) {
        jdbc.sql("delete from task.score_formula").update();
        jdbc.sql("""
                insert into task.score_formula (formula_key, effective_from, effective_to, name, basis, status, note, penalty, early_days)
                select "formulaKey", "effectiveFrom", "effectiveTo", name, basis, status, note, penalty, "earlyDays"
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("formulaKey" text, "effectiveFrom" date, "effectiveTo" date,
                       name text, basis text, status text, note text, penalty int, "earlyDays" int)
                """)
                .param(
                        "rows",
                        JsonRows.of(formulas.stream()
                                .map(f -> new FormulaRow(
                                        f.formulaKey(),
                                        f.effectiveFrom(),
                                        f.effectiveTo(),
                                        f.name(),
                                        f.basis(),
                                        f.status().name(),
                                        f.note(),
                                        f.penalty(),
                                        f.earlyDays()))
                                .toList()))
                .update();
        var items = new ArrayList<ItemRow>();
        for (var f : formulas)
            for (var i : f.items())
                items.add(new ItemRow(
                        f.formulaKey(),
                        f.effectiveFrom(),
                        f.items().indexOf(i) + 1,
                        i.component().name(),
                        i.weight(),
                        i.explain()));
        jdbc.sql("""
                insert into task.score_item (formula_key, effective_from, ord, component, weight, explain)
                select "formulaKey", "effectiveFrom", ord, component, weight, explain
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("formulaKey" text, "effectiveFrom" date, ord int,
                       component text, weight int, explain text)
                """).param("rows", JsonRows.of(items)).update();
    }

    List<ScoreFormula> formulas() {
        record Of(String key, LocalDate from, ScoreFormula.Item item) {}
        var items = jdbc.sql(
                        "select formula_key, effective_from, component, weight, explain from task.score_item order by ord")
                .query((row, _) -> new Of(
                        row.getString("formula_key"),
                        row.getObject("effective_from", LocalDate.class),
                        new ScoreFormula.Item(
                                ScoreFormula.Component.valueOf(row.getString("component")),
                                row.getInt("weight"),
                                row.getString("explain"))))
                .list();
        return jdbc.sql("""
                select formula_key, effective_from, effective_to, name, basis, status, note, penalty, early_days
                  from task.score_formula
                 order by effective_from desc
                """)
                .query((row, _) -> {
                    var key = row.getString("formula_key");
                    var from = row.getObject("effective_from", LocalDate.class);
                    return new ScoreFormula(
                            key,
                            from,
                            row.getObject("effective_to", LocalDate.class),
                            row.getString("name"),
                            row.getString("basis"),
                            Rule.Status.valueOf(row.getString("status")),
                            row.getString("note"),
                            row.getInt("penalty"),
                            row.getInt("early_days"),
                            items.stream()
                                    .filter(i -> i.key().equals(key) && i.from().equals(from))
                                    .map(Of::item)
                                    .toList());
                })
                .list();
    }

    /** Parts of supporters that fell due within a time, as far as a scope reaches. */
    List<Part> parts(Scope scope, Instant from, Instant to) {
        return jdbc.sql("""
                select case_id, unit_id, late_from, met_at, closed_at
                  from ledger.owed_standing
                 where kind = 'task' and tier = 'SUPPORT' and late_from > :from and late_from <= :to
                   and state not in ('RECALLED', 'CANCELLED', 'MERGED')
                   and (:all or unit_id = any (:scope))
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("all", scope.isAll())
                .param("scope", scope.unitNumbers())
                .query((row, _) -> new Part(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        new UnitId(row.getInt("unit_id")),
                        row.getObject("late_from", OffsetDateTime.class).toInstant(),
                        Timestamps.orNull(row, "met_at"),
                        Timestamps.orNull(row, "closed_at")))
                .list();
    }
}
