package vn.kycuong.regulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code regulation.rule} and {@code regulation.rule_draft}. */
@Repository("internalRuleRows")
class RuleRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    RuleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int draft(UnitId unit, RuleSheet sheet, ActorId by, Instant at, String formKey) {
        return jdbc.sql("""
                insert into regulation.rule_draft (unit_id, sheet, state, drafted_by, drafted_at, form_key)
                values (:unit, cast(:sheet as jsonb), 'DRAFT', :by, :at, :form)
                on conflict (form_key) do update set form_key = excluded.form_key
                returning draft_id
                """)
                .param("unit", unit.value())
                .param("sheet", JSON.writeValueAsString(sheet))
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .param("form", formKey)
                .query(Integer.class)
                .single();
    }

    Optional<RuleDraft> open(int id) {
        return jdbc.sql("select * from regulation.rule_draft where draft_id = :id and state = 'DRAFT'")
                .param("id", id)
                .query(RuleRows::draft)
                .optional();
    }

    List<RuleDraft> open(UnitId unit) {
        return jdbc.sql(
                        "select * from regulation.rule_draft where unit_id = :unit and state = 'DRAFT' order by draft_id")
                .param("unit", unit.value())
                .query(RuleRows::draft)
                .list();
    }

    boolean decide(int id, String state, ActorId by, Instant at) {
        return jdbc.sql("""
                update regulation.rule_draft set state = :state, decided_by = :by, decided_at = :at
                 where draft_id = :id and state = 'DRAFT'
                """)
                        .param("state", state)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    void append(UnitId unit, RuleSheet s, @Nullable LocalDate to, Instant at, ActorId drafted, ActorId confirmed) {
        jdbc.sql("""
                insert into regulation.rule (unit_id, kind, no, name, sign, issued_on, valid_from, valid_to, review_by, known_from, drafted_by,
                       confirmed_by)
                values (:unit, :kind, (select coalesce(max(no), 0) + 1 from regulation.rule where unit_id = :unit and kind = :kind), :name,
                        :sign, :issued, :from, :to, :review, :at, :drafted, :confirmed)
                """)
                .param("unit", unit.value())
                .param("kind", s.kind().name())
                .param("name", s.name())
                .param("sign", s.sign())
                .param("issued", s.issuedOn())
                .param("from", s.from())
                .param("to", to, Types.DATE)
                .param("review", s.reviewBy())
                .param("at", Timestamps.utc(at))
                .param("drafted", drafted.value())
                .param("confirmed", confirmed.value())
                .update();
    }

    void end(InternalRule rule, Instant at) {
        jdbc.sql("""
                update regulation.rule set known_to = :at where unit_id = :unit and kind = :kind and no = :no and known_to is null
                """)
                .param("unit", rule.unit().value())
                .param("kind", rule.sheet().kind().name())
                .param("no", rule.no())
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** Every version of a unit's rules, by kind and number. */
    List<InternalRule> of(UnitId unit) {
        return jdbc.sql("select * from regulation.rule where unit_id = :unit order by kind, no")
                .param("unit", unit.value())
                .query(RuleRows::rule)
                .list();
    }

    private static InternalRule rule(ResultSet row, int number) throws SQLException {
        var to = row.getObject("known_to", OffsetDateTime.class);
        return new InternalRule(
                new UnitId(row.getInt("unit_id")),
                row.getInt("no"),
                new RuleSheet(
                        RuleSheet.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("sign"),
                        row.getObject("issued_on", LocalDate.class),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("review_by", LocalDate.class)),
                row.getObject("valid_to", LocalDate.class),
                row.getObject("known_from", OffsetDateTime.class).toInstant(),
                to == null ? null : to.toInstant(),
                new ActorId(row.getInt("drafted_by")),
                new ActorId(row.getInt("confirmed_by")));
    }

    private static RuleDraft draft(ResultSet row, int number) throws SQLException {
        return new RuleDraft(
                row.getInt("draft_id"),
                new UnitId(row.getInt("unit_id")),
                JSON.readValue(row.getString("sheet"), RuleSheet.class),
                new ActorId(row.getInt("drafted_by")));
    }
}
