package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code dossier.result_number}, and the registers they run in. */
@Repository
class ResultNumberRows {
    private static final String SERIES = "result:";

    private final JdbcClient jdbc;

    ResultNumberRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Draws the next number of a year. Whoever draws holds the register until his act stands, or gives the number back with it. */
    int draw(UnitId unit, String book, int year) {
        return jdbc.sql("""
            insert into dossier.register as r (unit_id, series, period, last) values (:unit, :series, :year, 1)
            on conflict (unit_id, series, period) do update set last = r.last + 1
            returning last
            """)
                .param("unit", unit.value())
                .param("series", SERIES + book)
                .param("year", String.valueOf(year))
                .query(Integer.class)
                .single();
    }

    /** Goes on where a register on paper stood; false where numbers of its year were given here already. */
    boolean begin(UnitId unit, String book, int year, int last) {
        return jdbc.sql("""
            insert into dossier.register (unit_id, series, period, last) values (:unit, :series, :year, :last)
            on conflict do nothing
            """)
                        .param("unit", unit.value())
                        .param("series", SERIES + book)
                        .param("year", String.valueOf(year))
                        .param("last", last)
                        .update()
                == 1;
    }

    /** The number given last in a year; 0 before the first. */
    int last(UnitId unit, String book, int year) {
        return jdbc.sql(
                        "select last from dossier.register where unit_id = :unit and series = :series and period = :year")
                .param("unit", unit.value())
                .param("series", SERIES + book)
                .param("year", String.valueOf(year))
                .query((row, _) -> row.getInt("last"))
                .optional()
                .orElse(0);
    }

    /** The latest date of a paper in a register's year; empty before the first. */
    Optional<LocalDate> latest(UnitId unit, String book, int year) {
        return jdbc.sql("""
            select dated from dossier.result_number
             where unit_id = :unit and book = :book and year = :year
             order by dated desc limit 1
            """)
                .param("unit", unit.value())
                .param("book", book)
                .param("year", year)
                .query((row, _) -> row.getObject("dated", LocalDate.class))
                .optional();
    }

    /** The number that the result of a dossier bears now. */
    Optional<ResultNumber> standing(CaseId id) {
        return jdbc.sql("""
            select * from dossier.result_number
             where case_id = :id and voided_at is null
             order by version desc limit 1
            """)
                .param("id", id.value())
                .query(ResultNumberRows::number)
                .optional();
    }

    /** Writes down the numbers of a dossier as its entries tell them. */
    void keep(List<Entry> entries) {
        ResultNumber.of(entries).forEach(this::keep);
    }

    private void keep(ResultNumber n) {
        var voided = n.voided();
        jdbc.sql("""
            insert into dossier.result_number (case_id, version, unit_id, book, year, number, symbol, dated, given_at, given_by,
                                               void_version, void_revision, voided_at, voided_by)
            values (:case, :version, :unit, :book, :year, :number, :symbol, :dated, :at, :by,
                    :voidVersion::int, :voidRevision::int, :voidedAt::timestamptz, :voidedBy::int)
            on conflict (case_id, version) do update
               set void_version = excluded.void_version, void_revision = excluded.void_revision,
                   voided_at = excluded.voided_at, voided_by = excluded.voided_by
            """)
                .param("case", n.caseId().value())
                .param("version", n.version())
                .param("unit", n.unit().value())
                .param("book", n.book())
                .param("year", n.year())
                .param("number", n.number())
                .param("symbol", n.symbol())
                .param("dated", n.dated())
                .param("at", n.at().atOffset(ZoneOffset.UTC))
                .param("by", n.by().value())
                .param("voidVersion", voided == null ? null : voided.version())
                .param("voidRevision", voided == null ? null : voided.revision())
                .param("voidedAt", voided == null ? null : voided.at().atOffset(ZoneOffset.UTC))
                .param("voidedBy", voided == null ? null : voided.by().value())
                .update();
    }

    /** Those of every case of a stretch of ids. */
    static List<ResultNumber> between(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("select * from dossier.result_number where case_id > :after and case_id <= :upTo")
                .param("after", after)
                .param("upTo", upTo)
                .query(ResultNumberRows::number)
                .list();
    }

    private static ResultNumber number(ResultSet row, int line) throws SQLException {
        return new ResultNumber(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getInt("version"),
                new UnitId(row.getInt("unit_id")),
                row.getString("book"),
                row.getInt("year"),
                row.getInt("number"),
                row.getString("symbol"),
                row.getObject("dated", LocalDate.class),
                Objects.requireNonNull(Timestamps.orNull(row, "given_at")),
                new ActorId(row.getInt("given_by")),
                voided(row));
    }

    private static ResultNumber.@Nullable Voided voided(ResultSet row) throws SQLException {
        var at = Timestamps.orNull(row, "voided_at");
        return at == null
                ? null
                : new ResultNumber.Voided(
                        row.getInt("void_version"),
                        row.getInt("void_revision"),
                        at,
                        new ActorId(row.getInt("voided_by")));
    }
}
