package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.document.FileId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.signature.SignatureLevel;
import vn.kycuong.sql.Timestamps;

/** What was found of the signatures of files. */
@Repository
class FileSignatureRows {
    private final JdbcClient jdbc;

    FileSignatureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param tries this one included */
    record Waiting(CaseId id, FileId file, int tries) {}

    void expect(CaseId id, FileId file, Instant at) {
        jdbc.sql("""
            insert into dossier.file_signature (file_id, case_id, state, kept_at) values (:file, :id, 'WAITS', :at)
            """)
                .param("file", file.value())
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those that nobody has looked at, tried least first; each is one try further. */
    List<Waiting> next(int most, int mostTries) {
        return jdbc.sql("""
            update dossier.file_signature set tries = tries + 1
             where file_id in (select file_id
                                 from dossier.file_signature
                                where state = 'WAITS' and tries < :tries
                                order by tries, kept_at
                                limit :most
                                  for update skip locked)
            returning case_id, file_id, tries
            """)
                .param("most", most)
                .param("tries", mostTries)
                .query((row, _) -> new Waiting(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        new FileId(row.getObject("file_id", UUID.class)),
                        row.getInt("tries")))
                .list();
    }

    /** What was found last takes the place of what was found before. */
    @Transactional // whoever asks anew only reads
    void found(CaseId id, FileSignature found) {
        jdbc.sql("""
            insert into dossier.file_signature as s
                   (file_id, case_id, state, signers, signed_at, level, why, remarks, checked_at, kept_at)
            values (:file, :id, :state, :signers, :signedAt, :level, :why, :remarks, :at, :at)
            on conflict (file_id) do update
               set state = excluded.state, signers = excluded.signers, signed_at = excluded.signed_at, level = excluded.level, why = excluded.why,
                   remarks = excluded.remarks, checked_at = excluded.checked_at
            """)
                .param("file", found.file().value())
                .param("id", id.value())
                .param("state", found.state().name())
                .param("signers", found.signers())
                .param("signedAt", Timestamps.utcOrNull(found.signedAt()))
                .param("level", found.level() == null ? null : found.level().name())
                .param("why", found.why())
                .param("remarks", found.remarks().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .param("at", Timestamps.utcOrNull(found.checkedAt()))
                .update();
    }

    void forget(FileId file) {
        jdbc.sql("delete from dossier.file_signature where file_id = :file")
                .param("file", file.value())
                .update();
    }

    List<FileSignature> of(CaseId id) {
        return jdbc.sql("select * from dossier.file_signature where case_id = :id")
                .param("id", id.value())
                .query(FileSignatureRows::found)
                .list();
    }

    private static FileSignature found(ResultSet row, int number) throws SQLException {
        var level = row.getString("level");
        return new FileSignature(
                new FileId(row.getObject("file_id", UUID.class)),
                FileSignature.State.valueOf(row.getString("state")),
                row.getString("signers"),
                instant(row.getObject("signed_at", OffsetDateTime.class)),
                level == null ? null : SignatureLevel.valueOf(level),
                row.getString("why"),
                FileSignature.remarks(row.getString("remarks")),
                instant(row.getObject("checked_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
