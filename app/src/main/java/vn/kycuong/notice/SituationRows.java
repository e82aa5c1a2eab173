package vn.kycuong.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.reference.JsonRows;

/** Rows of {@code notice.situation} and {@code notice.edited}. */
@Repository
class SituationRows {
    private final JdbcClient jdbc;

    SituationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param wording null: back to the shipped words */
    record Edit(int edition, @Nullable Wording wording) {}

    /** A situation as a row of the register. */
    record Shipped(
            String key,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String happening,
            String addressee,
            @Nullable String lead,
            String titleVi,
            String textVi,
            String titleEn,
            String textEn,
            String basis,
            String status,
            String note,
            boolean optional) {
        static Shipped of(Situation s) {
            return new Shipped(
                    s.key(),
                    s.effectiveFrom(),
                    s.effectiveTo(),
                    s.happening().name(),
                    s.addressee().name(),
                    s.lead(),
                    s.wording().titleVi(),
                    s.wording().textVi(),
                    s.wording().titleEn(),
                    s.wording().textEn(),
                    s.basis(),
                    s.status(),
                    s.note(),
                    s.optional());
        }
    }

    List<Situation> shipped() {
        return jdbc.sql("""
            select situation, effective_from, effective_to, happening, addressee, lead, title_vi, text_vi, title_en, text_en,
                   basis, status, note, optional
              from notice.situation
             order by ord, effective_from
            """).query(SituationRows::situation).list();
    }

    /** The latest edit of each situation that was ever edited. */
    Map<String, Edit> edits() {
        var edits = new HashMap<String, Edit>();
        jdbc.sql("""
            select distinct on (situation) situation, edition, title_vi, text_vi, title_en, text_en
              from notice.edited
             order by situation, edition desc
            """)
                .query((row, _) -> edits.put(
                        row.getString("situation"),
                        new Edit(row.getInt("edition"), row.getString("title_vi") == null ? null : wording(row))))
                .list();
        return edits;
    }

    /** One edition after the one that the editor saw; false when it is there already. */
    boolean edit(String key, int edition, @Nullable Wording wording, ActorId by, Instant at) {
        return jdbc.sql("""
            insert into notice.edited (situation, edition, title_vi, text_vi, title_en, text_en, edited_by, edited_at)
            select :key, :edition, :titleVi, :textVi, :titleEn, :textEn, :by, :at
             where not exists (select from notice.edited e where e.situation = :key and e.edition >= :edition)
            on conflict do nothing
            """)
                        .param("key", key)
                        .param("edition", edition + 1)
                        .param("titleVi", wording == null ? null : wording.titleVi())
                        .param("textVi", wording == null ? null : wording.textVi())
                        .param("titleEn", wording == null ? null : wording.titleEn())
                        .param("textEn", wording == null ? null : wording.textEn())
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @param terms null: as shipped again */
    record TermsEdit(int edition, @Nullable Terms terms) {}

    /** The latest terms of each situation of which they were ever edited. */
    Map<String, TermsEdit> terms() {
        var edits = new HashMap<String, TermsEdit>();
        jdbc.sql("""
            select distinct on (situation) situation, edition, addressee, lead, active
              from notice.terms_edited
             order by situation, edition desc
            """)
                .query((row, _) -> edits.put(row.getString("situation"), termsEdit(row)))
                .list();
        return edits;
    }

    private static TermsEdit termsEdit(ResultSet row) throws SQLException {
        var addressee = row.getString("addressee");
        return new TermsEdit(
                row.getInt("edition"),
                addressee == null
                        ? null
                        : new Terms(Addressee.valueOf(addressee), row.getString("lead"), row.getBoolean("active")));
    }

    /** One edition after the one that the editor saw; false when it is there already. */
    boolean editTerms(String key, int edition, @Nullable Terms terms, ActorId by, Instant at) {
        return jdbc.sql("""
            insert into notice.terms_edited (situation, edition, addressee, lead, active, edited_by, edited_at)
            select :key, :edition, :addressee, :lead, cast(:active as boolean), :by, :at
             where not exists (select from notice.terms_edited e where e.situation = :key and e.edition >= :edition)
            on conflict do nothing
            """)
                        .param("key", key)
                        .param("edition", edition + 1)
                        .param(
                                "addressee",
                                terms == null ? null : terms.addressee().name())
                        .param("lead", terms == null ? null : terms.lead())
                        .param("active", terms == null ? null : terms.active())
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** What stands in lists of a situation that is told no more. */
    void silence(String key) {
        jdbc.sql("update notice.line set over = true where situation = :key and not over")
                .param("key", key)
                .update();
    }

    void replace(List<Situation> situations) {
        jdbc.sql("delete from notice.situation").update();
        jdbc.sql("""
            insert into notice.situation (ord, situation, effective_from, effective_to, happening, addressee, lead, title_vi,
                                          text_vi, title_en, text_en, basis, status, note, optional)
            select x.ord, r.key, r."effectiveFrom", r."effectiveTo", r.happening, r.addressee, r.lead, r."titleVi", r."textVi",
                   r."titleEn", r."textEn", r.basis, r.status, r.note, r.optional
              from jsonb_array_elements(cast(:rows as jsonb)) with ordinality as x(one, ord),
                   jsonb_to_record(x.one) as r(key text, "effectiveFrom" date, "effectiveTo" date, happening text, addressee text,
                   lead text, "titleVi" text, "textVi" text, "titleEn" text, "textEn" text, basis text, status text, note text, optional boolean)
            """)
                .param("rows", JsonRows.of(situations.stream().map(Shipped::of).toList()))
                .update();
    }

    private static Situation situation(ResultSet row, int number) throws SQLException {
        return new Situation(
                row.getString("situation"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                Happening.valueOf(row.getString("happening")),
                Addressee.valueOf(row.getString("addressee")),
                row.getString("lead"),
                wording(row),
                row.getString("basis"),
                row.getString("status"),
                row.getString("note"),
                0,
                false,
                row.getBoolean("optional"),
                true,
                0);
    }

    private static Wording wording(ResultSet row) throws SQLException {
        return new Wording(
                row.getString("title_vi"),
                row.getString("text_vi"),
                row.getString("title_en"),
                row.getString("text_en"));
    }
}
