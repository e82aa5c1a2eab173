package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/** The desk's own rows: dossiers, content revisions, registers. */
@Repository
class DossierRows {
    private final JdbcClient jdbc;

    DossierRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The applicant's identity number as it is kept. */
    record SealedNumber(byte[] print, byte[] sealed) {}

    /** Content of one revision with its salt. */
    record Content(String purpose, byte[] bytes, byte[] salt) {}

    record Dossier(
            CaseId caseId,
            String code,
            String procedureKey,
            String procedureCase,
            Channel channel,
            UnitId unitIn,
            String trackingKey,
            String label) {}

    /** An identity number among the answers, whole and sealed. */
    void sealAnswer(CaseId id, String question, byte[] sealed) {
        jdbc.sql("insert into dossier.identity_answer (case_id, question, sealed) values (:id, :question, :sealed)")
                .param("id", id.value())
                .param("question", question)
                .param("sealed", sealed)
                .update();
    }

    /** Draws the next number of the unit's day, writes the dossier and its first revision; empty when the case exists already. */
    Optional<String> insert(NewDossier d, Content content) {
        return jdbc.sql("""
            with number as (
              insert into dossier.register as r (unit_id, series, period, last)
              values (:unit, 'dossier', :period, 1)
              on conflict (unit_id, series, period) do update set last = r.last + 1
              returning last
            ), revision as (
              insert into dossier.revision (case_id, revision, purpose, content, salt)
              values (:case, 1, :purpose, :content, :salt)
              on conflict do nothing
            ), opened as (
              insert into dossier.dossier (case_id, code, procedure_key, procedure_case, channel, unit_in, tracking_key,
                                           words, label)
              select :case, :prefix || '-' || :period || '-' || lpad(n.last::text, 4, '0'), :procedure, :procedureCase,
                     :channel, :unit, :tracking, :words, :label
                from number n
              on conflict do nothing
              returning case_id, code
            ), identity as (
              insert into dossier.identity_number (case_id, print, sealed)
              select case_id, :print::bytea, :sealed::bytea from opened where :print::bytea is not null
            ), found as (
              insert into dossier.find (case_id, key)
              select case_id, array_to_tsvector(:found || string_to_array(lower(code), '-')) from opened
            )
            select code from opened
            """)
                .param("unit", d.unitIn().value())
                .param("period", d.period())
                .param("case", d.caseId().value())
                .param("purpose", content.purpose())
                .param("content", content.bytes())
                .param("salt", content.salt())
                .param("prefix", d.codePrefix())
                .param("procedure", d.procedureKey())
                .param("procedureCase", d.procedureCase())
                .param("channel", d.channel().name())
                .param("tracking", d.trackingKey())
                .param("words", d.words())
                .param("label", d.label())
                .param("print", d.identity() == null ? null : d.identity().print())
                .param("sealed", d.identity() == null ? null : d.identity().sealed())
                .param("found", d.found().toArray(String[]::new))
                .query(String.class)
                .optional();
    }

    /** Writes a dossier that has its code, and its first revision. */
    void insertAs(String code, NewDossier d, Content content) {
        jdbc.sql("""
            with revision as (
              insert into dossier.revision (case_id, revision, purpose, content, salt)
              values (:case, 1, :purpose, :content, :salt)
            ), identity as (
              insert into dossier.identity_number (case_id, print, sealed)
              select :case, :print::bytea, :sealed::bytea where :print::bytea is not null
            ), found as (
              insert into dossier.find (case_id, key)
              values (:case, array_to_tsvector(:found || array_remove(regexp_split_to_array(lower(:code), '[-/]+'), '')))
            )
            insert into dossier.dossier (case_id, code, procedure_key, procedure_case, channel, unit_in, tracking_key,
                                         words, label)
            values (:case, :code, :procedure, :procedureCase, :channel, :unit, :tracking, :words, :label)
            """)
                .param("case", d.caseId().value())
                .param("code", code)
                .param("purpose", content.purpose())
                .param("content", content.bytes())
                .param("salt", content.salt())
                .param("print", d.identity() == null ? null : d.identity().print())
                .param("sealed", d.identity() == null ? null : d.identity().sealed())
                .param("found", d.found().toArray(String[]::new))
                .param("procedure", d.procedureKey())
                .param("procedureCase", d.procedureCase())
                .param("channel", d.channel().name())
                .param("unit", d.unitIn().value())
                .param("tracking", d.trackingKey())
                .param("words", d.words())
                .param("label", d.label())
                .update();
    }

    /**
     * Appends a content revision; with a series, also draws its next slip number. Empty when another act on the case has just taken the
     * revision: no number is drawn then.
     */
    Optional<Written> append(CaseId id, Content content, @Nullable Series series) {
        return jdbc.sql("""
            with written as (
              insert into dossier.revision (case_id, revision, purpose, content, salt)
              select :case, (select coalesce(max(revision), 0) + 1 from dossier.revision where case_id = :case),
                     :purpose, :content, :salt
              on conflict do nothing
              returning revision
            ), number as (
              insert into dossier.register as r (unit_id, series, period, last)
              select :unit, :series, :period, 1 from written where :series::text is not null
              on conflict (unit_id, series, period) do update set last = r.last + 1
              returning last
            )
            select revision, coalesce((select last from number), 0) as slip from written
            """)
                .param("unit", series == null ? 0 : series.unit().value())
                .param("series", series == null ? null : series.name())
                .param("period", series == null ? "" : series.period())
                .param("case", id.value())
                .param("purpose", content.purpose())
                .param("content", content.bytes())
                .param("salt", content.salt())
                .query((row, _) -> new Written(row.getInt("revision"), row.getInt("slip")))
                .optional();
    }

    /** Notes that a stamped slip is entered; false when it was entered before. */
    boolean stamp(CaseId id, UnitId unit, LateReceipt late) {
        return jdbc.sql("""
            insert into dossier.stamped (unit_id, year, slip, case_id) values (:unit, :year, :slip, :case)
            on conflict do nothing
            """)
                        .param("unit", unit.value())
                        .param("year", LegalZone.local(late.at()).getYear())
                        .param("slip", late.slip())
                        .param("case", id.value())
                        .update()
                == 1;
    }

    /** A register of numbers without gaps. */
    record Series(UnitId unit, String name, String period) {}

    record Written(int revision, int slipNumber) {}

    Optional<Dossier> find(CaseId id) {
        return jdbc.sql("select * from dossier.dossier where case_id = :id")
                .param("id", id.value())
                .query(DossierRows::dossier)
                .optional();
    }

    /** The application as it is kept now; empty once erased. */
    Optional<byte[]> application(CaseId id) {
        return jdbc.sql("""
            select content from dossier.revision
             where case_id = :id and purpose = 'application' and content is not null
             order by revision desc limit 1
            """)
                .param("id", id.value())
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    /** The application as it was first written down; empty once erased. */
    Optional<byte[]> firstContent(CaseId id) {
        return jdbc.sql("""
            select content from dossier.revision
             where case_id = :id and revision = 1 and content is not null
            """)
                .param("id", id.value())
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    private static Dossier dossier(ResultSet row, int number) throws SQLException {
        return new Dossier(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("code"),
                row.getString("procedure_key"),
                row.getString("procedure_case"),
                Channel.valueOf(row.getString("channel")),
                new UnitId(row.getInt("unit_in")),
                row.getString("tracking_key"),
                row.getString("label"));
    }

    /** Dossiers whose open work at a unit somebody holds. */
    List<UUID> heldBy(UnitId unit, ActorId person) {
        return jdbc.sql("""
            select distinct w.case_id
              from ledger.work_list w
              join dossier.dossier d on d.case_id = w.case_id
             where w.holder_id = :person and w.unit_id = :unit
             order by w.case_id
            """)
                .param("person", person.value())
                .param("unit", unit.value())
                .query((row, _) -> java.util.Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }
}
