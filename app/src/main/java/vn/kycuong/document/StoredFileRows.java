package vn.kycuong.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;

/** Uploaded files. */
@Repository
class StoredFileRows {
    private final JdbcClient jdbc;

    StoredFileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(FileId id, CaseId caseId, ActorId owner, UploadedFile.Accepted file, Instant at) {
        jdbc.sql("""
                insert into document.file (file_id, case_id, owner_id, name, media_type, size, stored_at, sha256, content)
                values (:id, :case, :owner, :name, :type, :size, :at, :sha256, :content)
                """)
                .param("id", id.value())
                .param("case", caseId.value())
                .param("owner", owner.value())
                .param("name", file.name())
                .param("type", file.type().mediaType())
                .param("size", file.content().length)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("sha256", file.sha256())
                .param("content", file.content())
                .update();
    }

    List<StoredFile> of(CaseId caseId) {
        return jdbc.sql("""
                select file_id, owner_id, name, media_type, size, stored_at, encode(sha256, 'hex') as sha256
                  from document.file
                 where case_id = :case
                 order by stored_at, file_id
                """)
                .param("case", caseId.value())
                .query(StoredFileRows::file)
                .list();
    }

    Optional<StoredFile> find(CaseId caseId, FileId file) {
        return jdbc.sql("""
                select file_id, owner_id, name, media_type, size, stored_at, encode(sha256, 'hex') as sha256
                  from document.file
                 where file_id = :file and case_id = :case
                """)
                .param("file", file.value())
                .param("case", caseId.value())
                .query(StoredFileRows::file)
                .optional();
    }

    Optional<byte[]> piece(CaseId caseId, FileId file, int from, int most) {
        return jdbc.sql("""
                select substring(content from :from for :most)
                  from document.file
                 where file_id = :file and case_id = :case and erased_at is null
                """)
                .param("from", from + 1) // SQL counts from one
                .param("most", most)
                .param("file", file.value())
                .param("case", caseId.value())
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    int erase(CaseId caseId, FileId file, Instant at) {
        return jdbc.sql("""
                update document.file
                   set content = null, sha256 = null, name = '(đã xóa)', erased_at = :at
                 where file_id = :file and case_id = :case and erased_at is null
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("file", file.value())
                .param("case", caseId.value())
                .update();
    }

    private static StoredFile file(ResultSet row, int number) throws SQLException {
        return new StoredFile(
                new FileId(row.getObject("file_id", UUID.class)),
                new ActorId(row.getInt("owner_id")),
                row.getString("name"),
                FileType.ofMediaType(row.getString("media_type")),
                row.getInt("size"),
                row.getObject("stored_at", OffsetDateTime.class).toInstant(),
                row.getString("sha256"));
    }
}
