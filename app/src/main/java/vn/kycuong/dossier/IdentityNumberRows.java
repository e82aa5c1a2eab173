package vn.kycuong.dossier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Scope;

/** Sealed identity numbers; what is erased; what is held. */
@Repository
class IdentityNumberRows {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    IdentityNumberRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> sealed(CaseId id) {
        return jdbc.sql("select sealed from dossier.identity_number where case_id = :id")
                .param("id", id.value())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** Identity numbers among the answers, by question. */
    Map<String, byte[]> answers(CaseId id) {
        var found = new HashMap<String, byte[]>();
        jdbc.sql("select question, sealed from dossier.identity_answer where case_id = :id")
                .param("id", id.value())
                .query((row, _) -> Map.entry(row.getString(1), row.getBytes(2)))
                .list()
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    void insert(CaseId id, byte[] print, byte[] sealed) {
        jdbc.sql("""
            insert into dossier.identity_number (case_id, print, sealed) values (:id, :print, :sealed)
            on conflict (case_id) do update set print = excluded.print, sealed = excluded.sealed
            """)
                .param("id", id.value())
                .param("print", print)
                .param("sealed", sealed)
                .update();
    }

    /** Cases of the number, as far as the scope goes, the latest first. */
    List<CaseId> find(byte[] print, Scope scope, int most) {
        return jdbc.sql("""
            select i.case_id
              from dossier.identity_number i
              join ledger.case_standing c using (case_id)
             where i.print = :print
               and (:whole or c.unit_now = any (:units) or c.unit_in = any (:units)
                    or exists (select from ledger.open_work w where w.case_id = i.case_id and w.unit_id = any (:units)))
             order by c.opened_at desc, i.case_id
             limit :most
            """)
                .param("print", print)
                .param("whole", scope.isAll())
                .param("units", scope.unitNumbers())
                .param("most", most)
                .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
                .list();
    }

    // ---- what was written in clear

    /** An application that still holds its number in clear. */
    record Clear(CaseId id, int revision, byte[] content) {}

    /** Held until they are done; another instance takes others. */
    List<CaseId> toSeal(int most) {
        return jdbc.sql("select case_id from dossier.identity_to_seal order by case_id limit :most for update skip"
                        + " locked")
                .param("most", most)
                .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
                .list();
    }

    Optional<Clear> application(CaseId id) {
        return jdbc.sql("""
            select revision, content from dossier.revision
             where case_id = :id and purpose = 'application' and content is not null
             order by revision desc limit 1
            """)
                .param("id", id.value())
                .query((row, _) -> new Clear(id, row.getInt("revision"), row.getBytes("content")))
                .optional();
    }

    void sealed(List<CaseId> done) {
        jdbc.sql("delete from dossier.identity_to_seal where case_id = any (:done)")
                .param("done", done.stream().map(CaseId::value).toArray(UUID[]::new))
                .update();
    }

    long leftToSeal() {
        return jdbc.sql("select count(*) from dossier.identity_to_seal")
                .query(Long.class)
                .single();
    }

    void destroy(CaseId id, int revision) {
        jdbc.sql("update dossier.revision set content = null, salt = null where case_id = :id and revision = :revision")
                .param("id", id.value())
                .param("revision", revision)
                .update();
    }

    // ---- what is kept

    Optional<CaseId> byCode(String code) {
        var found = jdbc.sql("""
            select d.case_id from dossier.dossier d
             where d.code = :code
               and not exists (select from dossier.carried c where c.case_id = d.case_id and c.undone)
             limit 2
            """)
                .param("code", code)
                .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    List<PersonalContent.Written> written(CaseId id) {
        return jdbc.sql("""
            select revision, purpose, content from dossier.revision
             where case_id = :id and content is not null
             order by revision
            """)
                .param("id", id.value())
                .query((row, _) -> new PersonalContent.Written(
                        row.getInt("revision"),
                        row.getString("purpose"),
                        json.readValue(row.getBytes("content"), OBJECT)))
                .list();
    }

    List<PersonalContent.Hold> holds(CaseId id) {
        return jdbc.sql("select hold_id, basis, placed_by, placed_at from dossier.held where case_id = :id order by"
                        + " placed_at")
                .param("id", id.value())
                .query((row, _) -> new PersonalContent.Hold(
                        row.getObject("hold_id", UUID.class),
                        row.getString("basis"),
                        new ActorId(row.getInt("placed_by")),
                        row.getObject("placed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    // ---- erasure

    /** Content, salts, the sealed number, signed slips, what was added to signed papers, what the store offered and the words it was found by go; that there was a dossier stays, with its code. */
    int erase(CaseId id, String label) {
        return jdbc.sql("""
            with number as (
              delete from dossier.identity_number where case_id = :id
            ), answered as (
              delete from dossier.identity_answer where case_id = :id
            ), named as (
              update dossier.dossier set label = :label, words = '' where case_id = :id
            ), found as (
              update dossier.find f
                 set key = array_to_tsvector(
                             array(select lexeme from unnest(f.key) where lexeme like 'u:%' or lexeme like 'p:%')
                             || string_to_array(lower(d.code), '-'))
                from dossier.dossier d
               where f.case_id = :id and d.case_id = :id
            ), kept as (
              delete from dossier.kept_paper where case_id = :id
            ), again as (
              delete from dossier.reused_paper where case_id = :id
            ), slips as (
              delete from dossier.signed_slip s
               where s.case_id = :id
                  or s.paper = 'JOINT'
                     and s.case_id in (select o.case_id
                                         from dossier.joint_slip o
                                         join dossier.joint_slip j on j.slip_id = o.slip_id
                                        where j.case_id = :id)
            ), proofs as (
              delete from dossier.long_term where case_id = :id
            ), signatures as (
              delete from dossier.file_signature where case_id = :id
            ), unsealed as (
              delete from dossier.identity_to_seal where case_id = :id
            )
            update dossier.revision set content = null, salt = null where case_id = :id and content is not null
            """).param("id", id.value()).param("label", label).update();
    }

    boolean isHeld(CaseId id) {
        return jdbc.sql("select exists (select from dossier.hold where case_id = :id and released_at is null)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    void hold(UUID hold, CaseId id, String basis, ActorId by, Instant at) {
        jdbc.sql("""
            insert into dossier.hold (hold_id, case_id, basis, placed_by, placed_at) values (:hold, :id, :basis, :by, :at)
            """)
                .param("hold", hold)
                .param("id", id.value())
                .param("basis", basis)
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean release(UUID hold, CaseId id, ActorId by, Instant at) {
        return jdbc.sql("""
            update dossier.hold set released_by = :by, released_at = :at
             where hold_id = :hold and case_id = :id and released_at is null
            """)
                        .param("hold", hold)
                        .param("id", id.value())
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
