package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** Rows of {@code dossier.number_form}: only added to; of one day the last holds. */
@Repository
class NumberFormRows {
    private final JdbcClient jdbc;

    NumberFormRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The form a unit numbers the results of a procedure in; that of the procedure goes before the unit's general one. Empty where it gives none. */
    Optional<NumberForm> inForce(UnitId unit, String procedure, LocalDate day) {
        return jdbc.sql("""
            select * from dossier.number_form
             where unit_id = :unit and procedure_key in ('', :procedure) and effective_from <= :day
             order by procedure_key desc, effective_from desc, form_id desc
             limit 1
            """)
                .param("unit", unit.value())
                .param("procedure", procedure)
                .param("day", day)
                .query(NumberFormRows::form)
                .optional()
                .filter(NumberForm::gives);
    }

    /** Those in force on a day and later ones, unit by unit. */
    List<NumberForm> from(LocalDate day) {
        return jdbc.sql("""
            select distinct on (unit_id, procedure_key, holds_from) *
              from (select f.*, greatest(effective_from, cast(:day as date)) as holds_from from dossier.number_form f) f
             order by unit_id, procedure_key, holds_from, effective_from desc, form_id desc
            """).param("day", day).query(NumberFormRows::form).list();
    }

    void add(NumberForm form, ActorId by, Instant at) {
        jdbc.sql("""
            insert into dossier.number_form (unit_id, procedure_key, effective_from, book, pattern, set_by, set_at)
            values (:unit, :procedure, :from, :book, :pattern, :by, :at)
            """)
                .param("unit", form.unit().value())
                .param("procedure", form.procedure())
                .param("from", form.from())
                .param("book", form.book())
                .param("pattern", form.pattern())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static NumberForm form(ResultSet row, int number) throws SQLException {
        return new NumberForm(
                new UnitId(row.getInt("unit_id")),
                row.getString("procedure_key"),
                row.getObject("effective_from", LocalDate.class),
                row.getString("book"),
                row.getString("pattern"));
    }
}
