package vn.kycuong.form;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Parts of forms, and forms as they were when somebody began under them. */
@Repository
class FormRows {
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    FormRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(List<FormPart> parts) {
        jdbc.sql("delete from form.part").update();
        for (int i = 0; i < parts.size(); i++) {
            jdbc.sql("insert into form.part (procedure_key, ord, body) values (:procedure, :ord, :body)")
                    .param("procedure", parts.get(i).procedureKey())
                    .param("ord", i)
                    .param("body", json.writeValueAsString(parts.get(i)))
                    .update();
        }
    }

    List<FormPart> parts() {
        return jdbc.sql("select body from form.part order by ord")
                .query((row, _) -> json.readValue(row.getString("body"), FormPart.class))
                .list();
    }

    String body(FormDefinition form) {
        return json.writeValueAsString(form);
    }

    void keep(String digest, String body) {
        jdbc.sql("insert into form.kept (digest, body) values (:digest, :body) on conflict do nothing")
                .param("digest", digest)
                .param("body", body)
                .update();
    }

    Optional<FormDefinition> kept(String digest) {
        return jdbc.sql("select body from form.kept where digest = :digest")
                .param("digest", digest)
                .query((row, _) -> json.readValue(row.getString("body"), FormDefinition.class))
                .optional();
    }
}
