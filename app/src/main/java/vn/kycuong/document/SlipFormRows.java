package vn.kycuong.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.document.SlipForm.Wording;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.reference.JsonRows;

/** Rows of {@code document.slip_form} and {@code document.slip_form_edited}. */
@Repository
class SlipFormRows {
    private final JdbcClient jdbc;

    SlipFormRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A form as a row of the register. */
    record Shipped(
            String kind,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String number,
            String title,
            String source,
            boolean compared,
            String newDate,
            String opening,
            String closing,
            String basis) {
        static Shipped of(SlipForm f) {
            var w = f.words();
            return new Shipped(
                    f.kind().name(),
                    f.effectiveFrom(),
                    f.effectiveTo(),
                    w.number(),
                    w.title(),
                    w.source(),
                    w.compared(),
                    w.newDate(),
                    w.opening(),
                    w.closing(),
                    f.basis());
        }
    }

    List<SlipForm> shipped() {
        return jdbc.sql("""
                select kind, effective_from, effective_to, number, title, source, compared, new_date, opening, closing, basis
                  from document.slip_form order by kind, effective_from
                """)
                .query((row, _) -> new SlipForm(
                        SlipKind.valueOf(row.getString("kind")),
                        row.getObject("effective_from", LocalDate.class),
                        row.getObject("effective_to", LocalDate.class),
                        words(row),
                        row.getString("basis"),
                        0))
                .list();
    }

    List<SlipFormRules.Edit> edits() {
        return jdbc.sql("""
                select kind, effective_from, edition, valid_from, number, title, source, compared, new_date, opening, closing
                  from document.slip_form_edited order by kind, effective_from, edition
                """)
                .query((row, _) -> new SlipFormRules.Edit(
                        SlipKind.valueOf(row.getString("kind")),
                        row.getObject("effective_from", LocalDate.class),
                        row.getInt("edition"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("title") == null ? null : words(row)))
                .list();
    }

    /** One edition after the one that the editor saw; false when it is there already. */
    boolean edit(SlipFormRules.Edit edit, ActorId by, Instant at) {
        var words = edit.words();
        return jdbc.sql("""
                insert into document.slip_form_edited (kind, effective_from, edition, valid_from, number, title, source, compared,
                                                       new_date, opening, closing, edited_by, edited_at)
                select :kind, :of, :edition, :valid, :number, :title, :source, cast(:compared as boolean), :newDate, :opening, :closing, :by, :at
                 where not exists (select from document.slip_form_edited e
                                    where e.kind = :kind and e.effective_from = :of and e.edition >= :edition)
                on conflict do nothing
                """)
                        .param("kind", edit.kind().name())
                        .param("of", edit.of())
                        .param("edition", edit.edition())
                        .param("valid", edit.validFrom())
                        .param("number", words == null ? null : words.number())
                        .param("title", words == null ? null : words.title())
                        .param("source", words == null ? null : words.source())
                        .param("compared", words == null ? null : words.compared())
                        .param("newDate", words == null ? null : words.newDate())
                        .param("opening", words == null ? null : words.opening())
                        .param("closing", words == null ? null : words.closing())
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void replace(List<SlipForm> forms) {
        jdbc.sql("delete from document.slip_form").update();
        jdbc.sql("""
                insert into document.slip_form (kind, effective_from, effective_to, number, title, source, compared, new_date, opening, closing, basis)
                select kind, "effectiveFrom", "effectiveTo", number, title, source, compared, "newDate", opening, closing, basis
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(kind text, "effectiveFrom" date, "effectiveTo" date, number text,
                       title text, source text, compared boolean, "newDate" text, opening text, closing text, basis text)
                """)
                .param("rows", JsonRows.of(forms.stream().map(Shipped::of).toList()))
                .update();
    }

    private static Wording words(ResultSet row) throws SQLException {
        return new Wording(
                row.getString("number"),
                row.getString("title"),
                row.getString("source"),
                row.getBoolean("compared"),
                row.getString("new_date"),
                row.getString("opening"),
                row.getString("closing"));
    }
}
