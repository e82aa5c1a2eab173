package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.sql.Timestamps;

/** Applications in the making. */
@Repository
class OnlineDraftRows {
    private final JdbcClient jdbc;
    private final DraftSecrets secrets;

    OnlineDraftRows(JdbcClient jdbc, DraftSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    void begin(UUID draft, String code, byte @Nullable [] owner, Instant at, Instant expires) {
        jdbc.sql("""
                insert into dossier.draft (draft_id, code, owner_print, begun_at, expires_at)
                values (:draft, :code, :owner, :at, :expires)
                """)
                .param("draft", draft)
                .param("code", code)
                .param("owner", owner)
                .param("at", Timestamps.utc(at))
                .param("expires", Timestamps.utc(expires))
                .update();
    }

    void add(OnlineDraft form) {
        jdbc.sql("""
                insert into dossier.draft_form (draft_id, no, procedure_key, form_digest, form_key, sealed)
                values (:draft, :no, :procedure, :digest, :key, :sealed)
                """)
                .param("draft", form.draftId())
                .param("no", form.no())
                .param("procedure", form.procedureKey())
                .param("digest", form.digest())
                .param("key", form.formKey())
                .param("sealed", secrets.seal(form.draftId(), form.no(), form))
                .update();
    }

    /** Held until the transaction ends: two windows write one after the other. */
    Optional<OnlineDraft> hold(UUID draft, int no) {
        return jdbc.sql("""
                select d.draft_id, d.code, d.expires_at, f.no, f.procedure_key, f.form_digest, f.form_key, f.sealed, f.case_id
                  from dossier.draft_form f
                  join dossier.draft d on d.draft_id = f.draft_id
                 where f.draft_id = :draft and f.no = :no
                   for update of f
                """)
                .param("draft", draft)
                .param("no", no)
                .query(this::form)
                .optional();
    }

    /** All of a draft, held against another being added. */
    List<OnlineDraft> holdAll(UUID draft) {
        jdbc.sql("select draft_id from dossier.draft where draft_id = :draft for update")
                .param("draft", draft)
                .query(UUID.class)
                .list();
        return all(draft);
    }

    List<OnlineDraft> all(UUID draft) {
        return jdbc.sql("""
                select d.draft_id, d.code, d.expires_at, f.no, f.procedure_key, f.form_digest, f.form_key, f.sealed, f.case_id
                  from dossier.draft_form f
                  join dossier.draft d on d.draft_id = f.draft_id
                 where f.draft_id = :draft
                 order by f.no
                """).param("draft", draft).query(this::form).list();
    }

    Optional<OnlineDraft> find(UUID draft, int no) {
        return all(draft).stream().filter(f -> f.no() == no).findFirst();
    }

    void write(OnlineDraft form, Instant expires) {
        jdbc.sql("""
                with kept as (update dossier.draft set expires_at = :expires where draft_id = :draft)
                update dossier.draft_form set sealed = :sealed, form_digest = :digest
                 where draft_id = :draft and no = :no and case_id is null
                """)
                .param("expires", Timestamps.utc(expires))
                .param("draft", form.draftId())
                .param("no", form.no())
                .param("digest", form.digest())
                .param("sealed", secrets.seal(form.draftId(), form.no(), form))
                .update();
    }

    /** Handed in: what was typed and sent lies with the dossier now, and no longer here. */
    void sent(UUID draft, int no, CaseId dossier) {
        jdbc.sql("""
                with files as (delete from dossier.draft_file where draft_id = :draft and no = :no)
                update dossier.draft_form set sealed = null, case_id = :case
                 where draft_id = :draft and no = :no and case_id is null
                """)
                .param("draft", draft)
                .param("no", no)
                .param("case", dossier.value())
                .update();
    }

    Optional<UUID> byCode(String code) {
        return jdbc.sql("select draft_id from dossier.draft where code = :code")
                .param("code", code)
                .query(UUID.class)
                .optional();
    }

    /** Drafts begun by this citizen, the latest first. */
    List<UUID> ofOwner(byte[] owner) {
        return jdbc.sql("select draft_id from dossier.draft where owner_print = :owner order by begun_at desc limit 50")
                .param("owner", owner)
                .query((row, _) -> row.getObject("draft_id", UUID.class))
                .list();
    }

    int drop(UUID draft, int no) {
        return jdbc.sql("delete from dossier.draft_form where draft_id = :draft and no = :no and case_id is null")
                .param("draft", draft)
                .param("no", no)
                .update();
    }

    int erase(UUID draft) {
        return jdbc.sql("delete from dossier.draft where draft_id = :draft")
                .param("draft", draft)
                .update();
    }

    int eraseExpired(Instant now, int most) {
        return jdbc.sql("""
                delete from dossier.draft
                 where draft_id in (select draft_id from dossier.draft where expires_at < :now limit :most)
                """)
                .param("now", Timestamps.utc(now))
                .param("most", most)
                .update();
    }

    private OnlineDraft form(ResultSet row, int number) throws SQLException {
        var draft = row.getObject("draft_id", UUID.class);
        int no = row.getInt("no");
        var sealed = row.getBytes("sealed");
        var content = sealed == null ? new DraftSecrets.Content(Map.of(), List.of()) : secrets.open(draft, no, sealed);
        var sent = row.getObject("case_id", UUID.class);
        return new OnlineDraft(
                draft,
                row.getString("code"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                no,
                row.getString("procedure_key"),
                row.getString("form_digest"),
                row.getString("form_key"),
                content.typed(),
                Set.copyOf(content.seen()),
                sent == null ? null : new CaseId(sent));
    }
}
