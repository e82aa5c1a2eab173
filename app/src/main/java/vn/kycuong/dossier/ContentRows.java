package vn.kycuong.dossier;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the desk keeps of many cases at once, to be compared with the ledger. */
final class ContentRows {
    private ContentRows() {}

    /** One revision of content. */
    record Revision(UUID caseId, int revision, String purpose, byte @Nullable [] content, byte @Nullable [] salt) {}

    /** What the desk's own row repeats of the first entry. */
    record Told(UUID caseId, String code, String procedureKey, String procedureCase, String channel, int unitIn) {}

    /** An uploaded file as it lies there. */
    record Kept(
            UUID fileId,
            UUID caseId,
            String name,
            int size,
            @Nullable String sha256,
            boolean erased,
            boolean whole) {}

    /** What was added behind a signed paper. @param fits the bytes are those that were added, in the place where they were added */
    record Added(UUID caseId, UUID paper, int no, boolean fits) {}

    static List<Added> added(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select v.case_id, v.paper_id, v.no,
                       coalesce(v.case_id = l.case_id and sha256(v.added) = v.added_sha256
                                and v.no = row_number() over versions
                                and v.size = lag(v.size, 1, coalesce(k.size, length(s.content))) over versions + length(v.added), false) as fits
                  from dossier.long_term_version v
                  join dossier.long_term l using (paper_id)
                  left join document.kept_file k on k.file_id = v.paper_id and not k.erased
                  left join dossier.signed_slip s on s.case_id = l.case_id and s.paper = l.slip and s.version = l.slip_version
                 where v.case_id > :after and v.case_id <= :upTo
                window versions as (partition by v.paper_id order by v.no)
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new Added(
                        row.getObject("case_id", UUID.class),
                        row.getObject("paper_id", UUID.class),
                        row.getInt("no"),
                        row.getBoolean("fits")))
                .list();
    }

    static List<Revision> revisions(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select case_id, revision, purpose, content, salt
                  from dossier.revision
                 where case_id > :after and case_id <= :upTo
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new Revision(
                        row.getObject("case_id", UUID.class),
                        row.getInt("revision"),
                        row.getString("purpose"),
                        row.getBytes("content"),
                        row.getBytes("salt")))
                .list();
    }

    static List<Told> dossiers(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select case_id, code, procedure_key, procedure_case, channel, unit_in
                  from dossier.dossier
                 where case_id > :after and case_id <= :upTo
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new Told(
                        row.getObject("case_id", UUID.class),
                        row.getString("code"),
                        row.getString("procedure_key"),
                        row.getString("procedure_case"),
                        row.getString("channel"),
                        row.getInt("unit_in")))
                .list();
    }

    static List<Kept> files(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select file_id, case_id, name, size, sha256, erased, whole
                  from document.kept_file
                 where case_id > :after and case_id <= :upTo
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new Kept(
                        row.getObject("file_id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getString("name"),
                        row.getInt("size"),
                        row.getString("sha256"),
                        row.getBoolean("erased"),
                        row.getBoolean("whole")))
                .list();
    }
}
