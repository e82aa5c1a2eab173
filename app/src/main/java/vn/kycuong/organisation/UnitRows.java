package vn.kycuong.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.OrganisationBook.Name;
import vn.kycuong.organisation.OrganisationBook.Placing;
import vn.kycuong.reference.JsonRows;

/** Rows of the units; the numbers of units never change, whatever is loaded. */
@Repository
class UnitRows {
    private final JdbcClient jdbc;

    UnitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A unit as the files give it. */
    record UnitRow(
            String key,
            UnitKind kind,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String gsoCode,
            @Nullable String code,
            String nameVi,
            @Nullable String nameEn,
            String confidence,
            String basis) {}

    /** A place in the organisation as the files give it. @param parent key of the unit above */
    record PlacingRow(
            String unit,
            String parent,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** A succession as the files give it. */
    record SuccessorRow(
            String unit,
            @Nullable String successor,
            LocalDate since,
            Successor.Kind kind,
            String confidence,
            String source) {}

    OrganisationBook book() {
        return new OrganisationBook(units(), names(), placings(), successors());
    }

    private List<Unit> units() {
        return jdbc.sql("""
                select u.*, n.name_vi, n.name_en
                  from organisation.unit u
                  join lateral (select name_vi, name_en from organisation.unit_name
                                 where unit_id = u.id order by valid_from desc nulls last limit 1) n on true
                 order by u.id
                """)
                .query((row, _) -> new Unit(
                        new UnitId(row.getInt("id")),
                        row.getString("key"),
                        UnitKind.valueOf(row.getString("kind")),
                        row.getString("name_vi"),
                        row.getString("name_en"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("gso_code"),
                        row.getString("code"),
                        row.getString("confidence")))
                .list();
    }

    private List<Name> names() {
        return jdbc.sql("select unit_id, name_vi, valid_from, valid_to from organisation.unit_name")
                .query((row, _) -> new Name(
                        new UnitId(row.getInt("unit_id")),
                        row.getString("name_vi"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    private List<Placing> placings() {
        return jdbc.sql("""
                select unit_id, parent_id, valid_from, valid_to
                  from organisation.unit_parent
                 order by unit_id, valid_from nulls first
                """)
                .query((row, _) -> new Placing(
                        new UnitId(row.getInt("unit_id")),
                        new UnitId(row.getInt("parent_id")),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    private List<Successor> successors() {
        return jdbc.sql("""
                select unit_id, successor_id, since, kind, confidence, source
                  from organisation.successor
                 order by unit_id, successor_id
                """)
                .query((row, _) -> new Successor(
                        new UnitId(row.getInt("unit_id")),
                        row.getObject("successor_id", Integer.class) == null
                                ? null
                                : new UnitId(row.getInt("successor_id")),
                        row.getObject("since", LocalDate.class),
                        Successor.Kind.valueOf(row.getString("kind")),
                        row.getString("confidence"),
                        row.getString("source")))
                .list();
    }

    void store(List<UnitRow> units, List<PlacingRow> placings, List<SuccessorRow> successors) {
        var rows = JsonRows.of(units);
        jdbc.sql("""
                insert into organisation.unit (key, kind, valid_from, valid_to, gso_code, code, confidence, basis)
                select key, kind, "validFrom", "validTo", "gsoCode", code, confidence, basis
                  from jsonb_to_recordset(cast(:units as jsonb)) as x(key text, kind text, "validFrom" date,
                       "validTo" date, "gsoCode" text, code text, confidence text, basis text)
                 where not exists (select from organisation.unit u where u.key = x.key)
                """).param("units", rows).update();
        jdbc.sql("""
                update organisation.unit u
                   set kind = x.kind, valid_from = x."validFrom", valid_to = x."validTo", gso_code = x."gsoCode",
                       code = coalesce(x.code, u.code), confidence = x.confidence, basis = x.basis
                  from jsonb_to_recordset(cast(:units as jsonb)) as x(key text, kind text, "validFrom" date,
                       "validTo" date, "gsoCode" text, code text, confidence text, basis text)
                 where u.key = x.key
                """).param("units", rows).update();
        storeNames(rows);
        storePlacings(JsonRows.of(placings));
        storeSuccessors(JsonRows.of(successors));
    }

    private void storeNames(String rows) {
        jdbc.sql("""
                insert into organisation.unit_name (unit_id, name_vi, name_en, valid_from, valid_to)
                select u.id, x."nameVi", x."nameEn", u.valid_from, u.valid_to
                  from jsonb_to_recordset(cast(:units as jsonb)) as x(key text, "nameVi" text, "nameEn" text)
                  join organisation.unit u on u.key = x.key
                on conflict (unit_id, valid_from) do update
                   set name_vi = excluded.name_vi, name_en = excluded.name_en, valid_to = excluded.valid_to
                """).param("units", rows).update();
    }

    private void storePlacings(String rows) {
        jdbc.sql("""
                insert into organisation.unit_parent (unit_id, parent_id, valid_from, valid_to)
                select u.id, p.id, x."from", x."to"
                  from jsonb_to_recordset(cast(:placings as jsonb)) as x(unit text, parent text, "from" date, "to" date)
                  join organisation.unit u on u.key = x.unit
                  join organisation.unit p on p.key = x.parent
                on conflict (unit_id, valid_from) do update
                   set parent_id = excluded.parent_id, valid_to = excluded.valid_to
                """).param("placings", rows).update();
    }

    private void storeSuccessors(String rows) {
        jdbc.sql("""
                insert into organisation.successor (unit_id, successor_id, since, kind, confidence, source)
                select u.id, s.id, x.since, x.kind, x.confidence, x.source
                  from jsonb_to_recordset(cast(:successors as jsonb)) as x(unit text, successor text, since date,
                       kind text, confidence text, source text)
                  join organisation.unit u on u.key = x.unit
                  left join organisation.unit s on s.key = x.successor
                on conflict (unit_id, successor_id) do update
                   set since = excluded.since, kind = excluded.kind, confidence = excluded.confidence,
                       source = excluded.source
                """).param("successors", rows).update();
    }
}
