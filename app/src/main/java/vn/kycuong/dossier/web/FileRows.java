package vn.kycuong.dossier.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.Channel;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/** One dossier with its content, for its pages and slips. */
@Repository
class FileRows {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FileRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Content of a revision; null once it was lawfully erased. */
    record Revision(int number, String purpose, @Nullable Map<String, Object> content) {}

    Optional<DossierRow> find(CaseId id) {
        return jdbc.sql("select * from dossier.dossier where case_id = :id")
                .param("id", id.value())
                .query(FileRows::dossier)
                .optional();
    }

    /** For who holds the slip, whatever he may see else. */
    Optional<DossierRow> byTrackingKey(String key) {
        return jdbc.sql("select * from dossier.tracked_by_key(:key)")
                .param("key", key)
                .query(FileRows::dossier)
                .optional();
    }

    /** Exactly one dossier bears the code; two of one code would be no answer. */
    Optional<DossierRow> byCode(String code) {
        return only(code, """
            select d.* from dossier.dossier d
             where d.code = :code
               and not exists (select from dossier.carried c where c.case_id = d.case_id and c.undone)
             limit 2
            """);
    }

    /** The same for somebody of whom nothing is known. */
    Optional<DossierRow> trackedByCode(String code) {
        return only(code, "select * from dossier.tracked_by_code(:code)");
    }

    private Optional<DossierRow> only(String code, String sql) {
        var found = jdbc.sql(sql).param("code", code).query(FileRows::dossier).list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    List<Revision> revisions(CaseId id) {
        return jdbc.sql("select revision, purpose, content from dossier.revision where case_id = :id order by revision")
                .param("id", id.value())
                .query((row, _) -> new Revision(row.getInt("revision"), row.getString("purpose"), content(row)))
                .list();
    }

    private @Nullable Map<String, Object> content(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes("content");
        return bytes == null ? null : json.readValue(bytes, OBJECT);
    }

    /** What was asked for, with the papers that lay there when it was accepted. */
    static Optional<Application> application(List<Revision> revisions) {
        var asked = content(revisions, "application").map(Application::of);
        var accepted = content(revisions, "accepted").map(Application::papers);
        return asked.map(a -> accepted.map(a::holding).orElse(a));
    }

    /** What was written down last for a purpose; empty when nothing was, or once it was lawfully erased. */
    static Optional<Map<String, Object>> content(List<Revision> revisions, String purpose) {
        return revisions.stream()
                .filter(r -> r.purpose().equals(purpose))
                .flatMap(r -> Stream.ofNullable(r.content()))
                .reduce((first, second) -> second);
    }

    private static DossierRow dossier(ResultSet row, int number) throws SQLException {
        return new DossierRow(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("code"),
                row.getString("procedure_key"),
                row.getString("procedure_case"),
                Channel.valueOf(row.getString("channel")),
                new UnitId(row.getInt("unit_in")),
                row.getString("tracking_key"));
    }
}
