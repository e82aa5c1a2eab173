package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.identity.Officer;
import vn.kycuong.oversight.DeclaredValues.Declaration;
import vn.kycuong.oversight.DeclaredValues.Place;

/** Rows of {@code oversight.declared_value}, which are only added to. */
@Repository
class DeclaredRows {
    private static final String OF_PLACE = """
          from oversight.declared_value v
         where v.card_key = :card and v.effective_from = :cardFrom and v.unit_id = :unit and v.from_day = :from and v.to_day = :to
        """;

    private final JdbcClient jdbc;

    DeclaredRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DeclaredValue> of(Place place, Instant asked) {
        return placed("select * from (select distinct on (v.ord) v.*" + OF_PLACE + """
             and v.declared_at <= :asked order by v.ord, v.revision desc) v where v.hundredths is not null
            """, place)
                .param("asked", asked.atOffset(ZoneOffset.UTC))
                .query(DeclaredRows::value)
                .list();
    }

    List<DeclaredValue> history(Place place) {
        return placed("select v.*" + OF_PLACE + " order by v.declared_at desc, v.ord, v.revision desc", place)
                .query(DeclaredRows::value)
                .list();
    }

    /** False when another revision came first. */
    boolean insert(Place place, Declaration said, Officer officer, Instant now) {
        return placed("""
            insert into oversight.declared_value (card_key, effective_from, unit_id, from_day, to_day, ord, revision, hundredths,
                   paper_number, paper_date, note, declared_by, declared_name, declared_at)
            select :card, :cardFrom, :unit, :from, :to, :ord, :revision + 1, :hundredths, :number, :date, :note, :by, :name, :at
             where :revision = (select coalesce(max(v.revision), 0)
            """ + OF_PLACE + " and v.ord = :ord) on conflict do nothing", place)
                        .param("ord", said.ord())
                        .param("revision", said.revision())
                        .param("hundredths", said.hundredths())
                        .param("number", said.number())
                        .param("date", said.date())
                        .param("note", said.note())
                        .param("by", officer.actor().value())
                        .param("name", officer.displayName())
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec placed(String sql, Place place) {
        return jdbc.sql(sql)
                .param("card", place.card().cardKey())
                .param("cardFrom", place.card().effectiveFrom())
                .param("unit", place.unit().value())
                .param("from", place.period().firstDay())
                .param("to", place.period().lastDay());
    }

    private static DeclaredValue value(ResultSet row, int number) throws SQLException {
        return new DeclaredValue(
                row.getInt("ord"),
                row.getInt("revision"),
                row.getObject("hundredths", Long.class),
                row.getString("paper_number"),
                row.getObject("paper_date", LocalDate.class),
                row.getString("note"),
                row.getString("declared_name"),
                row.getObject("declared_at", OffsetDateTime.class).toInstant());
    }
}
