package vn.kycuong.procedure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.law.Stage;
import vn.kycuong.procedure.ProcedureBook.Entry;
import vn.kycuong.procedure.ProcedureBook.Version;
import vn.kycuong.reference.JsonRows;

/** Rows of schema {@code procedure}. The numbers of procedures never change; the rest is replaced with each load. */
@Repository
class ProcedureRows {
    private final JdbcClient jdbc;

    ProcedureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A procedure as the files give it, with everything that hangs on it. */
    record Row(
            String key,
            String nameVi,
            String nameEn,
            String fieldVi,
            String fieldEn,
            List<String> subjects,
            @Nullable String refusal,
            List<String> words,
            List<Version> versions,
            List<Paper> papers,
            List<Fee> fees,
            List<ProcedureCase> cases) {}

    ProcedureBook book() {
        var versions = of("select * from procedure.version order by effective_from", ProcedureRows::version);
        var papers = of("select * from procedure.paper order by no", ProcedureRows::paper);
        var fees = of("select * from procedure.fee order by no", ProcedureRows::fee);
        var cases = of("select * from procedure.case_kind order by no", ProcedureRows::procedureCase);
        return new ProcedureBook(jdbc.sql("""
                select * from procedure.procedure order by field_vi collate "vi-x-icu", id
                """)
                .query((row, _) -> entry(row, versions, papers, fees, cases))
                .list());
    }

    private static Entry entry(
            ResultSet row,
            Map<Integer, List<Version>> versions,
            Map<Integer, List<Paper>> papers,
            Map<Integer, List<Fee>> fees,
            Map<Integer, List<ProcedureCase>> cases)
            throws SQLException {
        int id = row.getInt("id");
        var own = versions.getOrDefault(id, List.of());
        var words = texts(row, "words");
        var codes = own.stream()
                .flatMap(v -> ProcedureBook.codes(v.code()).stream())
                .distinct()
                .toList();
        return new Entry(
                id,
                row.getString("key"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getString("field_vi"),
                row.getString("field_en"),
                texts(row, "subjects"),
                row.getString("refusal"),
                words,
                own,
                papers.getOrDefault(id, List.of()),
                fees.getOrDefault(id, List.of()),
                cases.getOrDefault(id, List.of()),
                ProcedureText.of(
                        row.getString("name_vi"),
                        row.getString("name_en"),
                        row.getString("field_vi"),
                        row.getString("field_en"),
                        words,
                        codes));
    }

    private <T> Map<Integer, List<T>> of(String sql, RowMapper<T> mapper) {
        var found = new HashMap<Integer, List<T>>();
        jdbc.sql(sql)
                .query((row, n) -> Map.entry(row.getInt("procedure_id"), mapper.mapRow(row, n)))
                .list()
                .forEach(e -> found.computeIfAbsent(e.getKey(), _ -> new ArrayList<>())
                        .add(e.getValue()));
        return found;
    }

    private static Version version(ResultSet row, int n) throws SQLException {
        return new Version(
                row.getString("version"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getBoolean("offered"),
                row.getString("code"),
                row.getString("code_confidence"),
                row.getString("level"),
                row.getString("agency"),
                Decider.valueOf(row.getString("decides")),
                row.getString("agency_key"),
                texts(row, "channels"),
                row.getInt("sets"),
                row.getBoolean("same_day"),
                row.getString("result"),
                row.getString("legal_basis"),
                row.getString("notes"));
    }

    private static Paper paper(ResultSet row, int n) throws SQLException {
        return new Paper(
                row.getInt("no"),
                row.getString("name"),
                row.getInt("originals"),
                row.getInt("copies"),
                row.getBoolean("mandatory"),
                row.getBoolean("present_only"),
                row.getString("note"));
    }

    private static Fee fee(ResultSet row, int n) throws SQLException {
        return new Fee(
                row.getString("kind"),
                row.getObject("amount_vnd", Long.class),
                row.getString("per"),
                row.getString("words"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getString("confidence"));
    }

    private static ProcedureCase procedureCase(ResultSet row, int n) throws SQLException {
        return new ProcedureCase(
                row.getString("key"),
                Stage.valueOf(row.getString("stage")),
                row.getString("name_vi"),
                row.getString("name_en"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    void store(List<Row> procedures) {
        var rows = JsonRows.of(procedures);
        jdbc.sql("""
                insert into procedure.procedure (key, name_vi, name_en, field_vi, field_en, subjects, refusal, words)
                select key, "nameVi", "nameEn", "fieldVi", "fieldEn",
                       array(select jsonb_array_elements_text(subjects)), refusal,
                       array(select jsonb_array_elements_text(words))
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, "nameVi" text, "nameEn" text,
                       "fieldVi" text, "fieldEn" text, subjects jsonb, refusal text, words jsonb)
                on conflict (key) do update
                   set name_vi = excluded.name_vi, name_en = excluded.name_en, field_vi = excluded.field_vi,
                       field_en = excluded.field_en, subjects = excluded.subjects, refusal = excluded.refusal,
                       words = excluded.words
                """).param("rows", rows).update();
        jdbc.sql("delete from procedure.version").update();
        jdbc.sql("delete from procedure.paper").update();
        jdbc.sql("delete from procedure.fee").update();
        jdbc.sql("delete from procedure.case_kind").update();
        storeVersions(rows);
        storePapersAndFees(rows);
        storeCases(rows);
    }

    private void storeVersions(String rows) {
        jdbc.sql("""
                insert into procedure.version (procedure_id, version, effective_from, effective_to, offered, code,
                       code_confidence, level, agency, decides, agency_key, channels, sets, same_day, result,
                       legal_basis, notes)
                select p.id, v.version, v."effectiveFrom", v."effectiveTo", v.offered, v.code, v."codeConfidence",
                       v.level, v.agency, v.decides, v."agencyKey", array(select jsonb_array_elements_text(v.channels)),
                       v.sets, v."sameDay", v.result, v."legalBasis", v.notes
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, versions jsonb)
                  join procedure.procedure p on p.key = x.key,
                       jsonb_to_recordset(x.versions) as v(version text, "effectiveFrom" date, "effectiveTo" date,
                         offered boolean, code text, "codeConfidence" text, level text, agency text, decides text,
                         "agencyKey" text, channels jsonb, sets int, "sameDay" boolean, result text,
                         "legalBasis" text, notes text)
                """).param("rows", rows).update();
    }

    private void storePapersAndFees(String rows) {
        jdbc.sql("""
                insert into procedure.paper (procedure_id, no, name, originals, copies, mandatory, present_only, note)
                select p.id, d.no, d.name, d.originals, d.copies, d.mandatory, d."presentOnly", d.note
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, papers jsonb)
                  join procedure.procedure p on p.key = x.key,
                       jsonb_to_recordset(x.papers) as d(no int, name text, originals int, copies int,
                         mandatory boolean, "presentOnly" boolean, note text)
                """).param("rows", rows).update();
        jdbc.sql("""
                insert into procedure.fee (procedure_id, no, effective_from, effective_to, kind, amount_vnd, per, words,
                       confidence)
                select p.id, row_number() over (partition by p.id), f."effectiveFrom", f."effectiveTo", f.kind,
                       f."amountVnd", f.per, f.words, f.confidence
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, fees jsonb)
                  join procedure.procedure p on p.key = x.key,
                       jsonb_to_recordset(x.fees) as f("effectiveFrom" date, "effectiveTo" date, kind text,
                         "amountVnd" bigint, per text, words text, confidence text)
                """).param("rows", rows).update();
    }

    private void storeCases(String rows) {
        jdbc.sql("""
                insert into procedure.case_kind (procedure_id, no, key, stage, name_vi, name_en)
                select p.id, row_number() over (partition by p.id), c.key, c.stage, c.name, c."nameEn"
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(key text, cases jsonb)
                  join procedure.procedure p on p.key = x.key,
                       jsonb_to_recordset(x.cases) as c(key text, stage text, name text, "nameEn" text)
                """).param("rows", rows).update();
    }
}
