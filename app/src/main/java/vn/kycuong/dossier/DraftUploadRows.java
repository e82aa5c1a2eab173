package vn.kycuong.dossier;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.document.FileType;
import vn.kycuong.sql.Timestamps;

/** Files of applications in the making, piece by piece. */
@Repository
class DraftUploadRows {
    private final JdbcClient jdbc;
    private final DraftSecrets secrets;

    DraftUploadRows(JdbcClient jdbc, DraftSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** What is begun. */
    record Coming(UUID id, UUID draft, int no, String question, String name, String mark, int size) {}

    void begin(Coming file, Instant at) {
        jdbc.sql("""
                insert into dossier.draft_file (file_id, draft_id, no, question, name, mark, size, begun_at)
                values (:id, :draft, :no, :question, :name, :mark, :size, :at)
                """)
                .param("id", file.id())
                .param("draft", file.draft())
                .param("no", file.no())
                .param("question", file.question())
                .param("name", file.name())
                .param("mark", file.mark())
                .param("size", file.size())
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** The same file, begun earlier and not whole. */
    Optional<DraftFile> begun(Coming file) {
        return jdbc.sql("""
                select file_id, question, name, size, received, media_type
                  from dossier.draft_file
                 where draft_id = :draft and no = :no and question = :question and name = :name and mark = :mark
                   and size = :size and media_type is null
                 order by received desc limit 1
                """)
                .param("draft", file.draft())
                .param("no", file.no())
                .param("question", file.question())
                .param("name", file.name())
                .param("mark", file.mark())
                .param("size", file.size())
                .query(DraftUploadRows::file)
                .optional();
    }

    List<DraftFile> of(UUID draft, int no) {
        return jdbc.sql("""
                select file_id, question, name, size, received, media_type
                  from dossier.draft_file
                 where draft_id = :draft and no = :no
                 order by (media_type is null), begun_at desc
                """)
                .param("draft", draft)
                .param("no", no)
                .query(DraftUploadRows::file)
                .list();
    }

    Optional<DraftFile> find(UUID draft, int no, UUID file) {
        return of(draft, no).stream().filter(f -> f.id().equals(file)).findFirst();
    }

    /** Held until the transaction ends: a piece that comes twice finds the first one counted. */
    Optional<DraftFile> hold(UUID draft, int no, UUID file) {
        return jdbc.sql("""
                select file_id, question, name, size, received, media_type
                  from dossier.draft_file
                 where draft_id = :draft and no = :no and file_id = :file
                   for update
                """)
                .param("draft", draft)
                .param("no", no)
                .param("file", file)
                .query(DraftUploadRows::file)
                .optional();
    }

    void piece(UUID file, int at, byte[] piece) {
        jdbc.sql("""
                with counted as (update dossier.draft_file set received = :after where file_id = :file)
                insert into dossier.draft_piece (file_id, at, sealed) values (:file, :at, :sealed)
                """)
                .param("file", file)
                .param("at", at)
                .param("after", at + piece.length)
                .param("sealed", secrets.sealPiece(file, at, piece))
                .update();
    }

    byte[] content(UUID file) {
        var whole = new ByteArrayOutputStream();
        jdbc.sql("select at, sealed from dossier.draft_piece where file_id = :file order by at")
                .param("file", file)
                .query((row, _) -> secrets.openPiece(file, row.getInt("at"), row.getBytes("sealed")))
                .list()
                .forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    /** Whole and checked: it takes the place of what was there for its question. */
    void whole(UUID draft, int no, DraftFile file, String name, FileType type) {
        jdbc.sql("""
                with before as (
                  delete from dossier.draft_file
                   where draft_id = :draft and no = :no and question = :question and file_id <> :file
                )
                update dossier.draft_file set name = :name, media_type = :type where file_id = :file
                """)
                .param("draft", draft)
                .param("no", no)
                .param("question", file.question())
                .param("file", file.id())
                .param("name", name)
                .param("type", type.mediaType())
                .update();
    }

    int remove(UUID draft, int no, UUID file) {
        return jdbc.sql("delete from dossier.draft_file where draft_id = :draft and no = :no and file_id = :file")
                .param("draft", draft)
                .param("no", no)
                .param("file", file)
                .update();
    }

    /** Others begun for the question and never ended. */
    void removeUnfinished(UUID draft, int no, String question) {
        jdbc.sql("""
                delete from dossier.draft_file
                 where draft_id = :draft and no = :no and question = :question and media_type is null
                """)
                .param("draft", draft)
                .param("no", no)
                .param("question", question)
                .update();
    }

    long bytesOf(UUID draft, int no) {
        return jdbc.sql("select coalesce(sum(size), 0) from dossier.draft_file where draft_id = :draft and no = :no")
                .param("draft", draft)
                .param("no", no)
                .query(Long.class)
                .single();
    }

    private static DraftFile file(ResultSet row, int number) throws SQLException {
        var type = row.getString("media_type");
        return new DraftFile(
                row.getObject("file_id", UUID.class),
                row.getString("question"),
                row.getString("name"),
                row.getInt("size"),
                row.getInt("received"),
                type == null ? null : FileType.ofMediaType(type));
    }
}
