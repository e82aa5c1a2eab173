package vn.kycuong.regulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of schema {@code regulation}. */
@Repository
class DutyRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    DutyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever writes for a unit waits here for others who do. */
    void lock(UnitId unit) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('regulation.duty'), :unit)")
                .param("unit", unit.value())
                .query((_, _) -> true)
                .list();
    }

    int draft(UUID duty, UnitId unit, DutySheet sheet, ActorId by, Instant at, String formKey) {
        return jdbc.sql("""
                insert into regulation.draft (duty_id, unit_id, sheet, state, drafted_by, drafted_at, form_key)
                values (:duty, :unit, cast(:sheet as jsonb), 'DRAFT', :by, :at, :form)
                on conflict (form_key) do update set form_key = excluded.form_key
                returning draft_id
                """)
                .param("duty", duty)
                .param("unit", unit.value())
                .param("sheet", JSON.writeValueAsString(sheet))
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .param("form", formKey)
                .query(Integer.class)
                .single();
    }

    Optional<DutyDraft> draft(int id) {
        return jdbc.sql("select * from regulation.draft where draft_id = :id")
                .param("id", id)
                .query(DutyRows::draft)
                .optional();
    }

    List<DutyDraft> open(UnitId unit) {
        return jdbc.sql("select * from regulation.draft where unit_id = :unit and state = 'DRAFT' order by draft_id")
                .param("unit", unit.value())
                .query(DutyRows::draft)
                .list();
    }

    /** False when it was decided before. */
    boolean decide(int id, DutyDraft.State state, ActorId by, Instant at) {
        return jdbc.sql("""
                update regulation.draft set state = :state, decided_by = :by, decided_at = :at
                 where draft_id = :id and state = 'DRAFT'
                """)
                        .param("state", state.name())
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** A further version of a duty, known from now on. */
    void append(UUID duty, UnitId unit, DutySheet sheet, Instant at, ActorId drafted, ActorId confirmed) {
        int no = jdbc.sql("""
                insert into regulation.duty (duty_id, no, unit_id, name, source, document_key, clause, code, ref, found, valid_from, valid_to,
                       known_from, leads, drafted_by, confirmed_by)
                values (:duty, (select coalesce(max(no), 0) + 1 from regulation.duty where duty_id = :duty), :unit, :name, :source,
                        :document, :clause, :code, :ref, :found, :from, :to, :at, :leads, :drafted, :confirmed)
                returning no
                """)
                .param("duty", duty)
                .param("unit", unit.value())
                .param("name", sheet.name())
                .param("source", sheet.source().kind().name())
                .param("document", sheet.source().document())
                .param("clause", sheet.source().clause())
                .param("code", sheet.source().code())
                .param("ref", sheet.source().ref())
                .param("found", sheet.found())
                .param("from", sheet.from())
                .param("to", sheet.to(), Types.DATE)
                .param("at", Timestamps.utc(at))
                .param("leads", sheet.leads())
                .param("drafted", drafted.value())
                .param("confirmed", confirmed.value())
                .query(Integer.class)
                .single();
        if (sheet.parts().isEmpty()) return;
        jdbc.sql("""
                insert into regulation.part (duty_id, no, post_id, part)
                select :duty, :no, x.post, x.part from unnest(:posts, :parts) as x(post, part)
                """)
                .param("duty", duty)
                .param("no", no)
                .param(
                        "posts",
                        sheet.parts().stream().map(p -> p.post().value()).toArray(Integer[]::new))
                .param("parts", sheet.parts().stream().map(p -> p.role().name()).toArray(String[]::new))
                .update();
    }

    /** A version is held true no longer. */
    void end(UUID duty, int no, Instant at) {
        jdbc.sql("update regulation.duty set known_to = :at where duty_id = :duty and no = :no and known_to is null")
                .param("duty", duty)
                .param("no", no)
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** Every version of a duty, in the order in which they came. */
    List<UnitDuty> versions(UUID duty) {
        return withParts(jdbc.sql("select * from regulation.duty where duty_id = :duty order by no")
                .param("duty", duty)
                .query(DutyRows::duty)
                .list());
    }

    /** What holds on a day at these units, as known at a moment; by name. */
    List<UnitDuty> on(Collection<UnitId> units, LocalDate day, Instant knownAt) {
        return withParts(jdbc.sql("""
                select * from regulation.duty
                 where unit_id = any (:units) and valid_from <= :day and (valid_to is null or valid_to >= :day)
                   and known_from <= :at and (known_to is null or known_to > :at)
                 order by document_key desc, clause collate "vi-x-icu", code, name, duty_id
                """)
                .param("units", units.stream().map(UnitId::value).toArray(Integer[]::new))
                .param("day", day)
                .param("at", Timestamps.utc(knownAt))
                .query(DutyRows::duty)
                .list());
    }

    /** The share of duties with exactly one lead, unit by unit; units without any duty are left out. */
    List<OneLead> shares(Collection<UnitId> units, LocalDate day, Instant knownAt) {
        return jdbc.sql("""
                select unit_id, count(*) as duties, count(*) filter (where leads = 1) as one,
                       count(*) filter (where leads = 0) as none, count(*) filter (where leads > 1) as several
                  from regulation.duty
                 where unit_id = any (:units) and valid_from <= :day and (valid_to is null or valid_to >= :day)
                   and known_from <= :at and (known_to is null or known_to > :at)
                 group by unit_id
                 order by unit_id
                """)
                .param("units", units.stream().map(UnitId::value).toArray(Integer[]::new))
                .param("day", day)
                .param("at", Timestamps.utc(knownAt))
                .query((row, _) -> new OneLead(
                        new UnitId(row.getInt("unit_id")),
                        row.getInt("duties"),
                        row.getInt("one"),
                        row.getInt("none"),
                        row.getInt("several")))
                .list();
    }

    private List<UnitDuty> withParts(List<UnitDuty> bare) {
        var parts = new HashMap<String, List<Part>>();
        jdbc.sql(
                        "select duty_id, no, post_id, part from regulation.part where duty_id = any (:duties) order by post_id")
                .param("duties", bare.stream().map(UnitDuty::id).distinct().toArray(UUID[]::new))
                .query(row -> {
                    parts.computeIfAbsent(
                                    row.getObject("duty_id", UUID.class) + " " + row.getInt("no"),
                                    _ -> new ArrayList<>())
                            .add(new Part(new PostId(row.getInt("post_id")), Part.Role.valueOf(row.getString("part"))));
                });
        return bare.stream()
                .map(d -> new UnitDuty(
                        d.id(),
                        d.no(),
                        d.unit(),
                        new DutySheet(
                                d.sheet().name(),
                                d.sheet().source(),
                                parts.getOrDefault(d.id() + " " + d.no(), List.of()),
                                d.sheet().found(),
                                d.sheet().from(),
                                d.sheet().to()),
                        d.knownFrom(),
                        d.knownTo(),
                        d.draftedBy(),
                        d.confirmedBy()))
                .toList();
    }

    private static UnitDuty duty(ResultSet row, int number) throws SQLException {
        return new UnitDuty(
                row.getObject("duty_id", UUID.class),
                row.getInt("no"),
                new UnitId(row.getInt("unit_id")),
                new DutySheet(
                        row.getString("name"),
                        new Source(
                                Source.Kind.valueOf(row.getString("source")),
                                row.getString("document_key"),
                                row.getString("clause"),
                                row.getString("code"),
                                row.getString("ref")),
                        List.of(),
                        row.getBoolean("found"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)),
                row.getObject("known_from", OffsetDateTime.class).toInstant(),
                Timestamps.orNull(row, "known_to"),
                new ActorId(row.getInt("drafted_by")),
                new ActorId(row.getInt("confirmed_by")));
    }

    private static DutyDraft draft(ResultSet row, int number) throws SQLException {
        return new DutyDraft(
                row.getInt("draft_id"),
                row.getObject("duty_id", UUID.class),
                new UnitId(row.getInt("unit_id")),
                JSON.readValue(row.getString("sheet"), DutySheet.class),
                DutyDraft.State.valueOf(row.getString("state")),
                new ActorId(row.getInt("drafted_by")),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant());
    }
}
