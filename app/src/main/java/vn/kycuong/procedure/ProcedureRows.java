package vn.kycuong.procedure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.law.Stage;
import vn.kycuong.procedure.ProcedureBook.Entry;
import vn.kycuong.procedure.ProcedureBook.Origin;
import vn.kycuong.procedure.ProcedureBook.Version;

/** Reads schema {@code procedure} whole: the catalogue as it is kept in memory. */
@Repository
class ProcedureRows {
    private final JdbcClient jdbc;

    ProcedureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose rows they are: of a procedure, or of one of its versions. */
    private record Of(int procedure, String version) {}

    ProcedureBook book() {
        var papers = ofVersions("select * from procedure.paper order by no", ProcedureRows::paper);
        var agencies = ofVersions("select * from procedure.agency order by no", ProcedureRows::agency);
        var ways = ofVersions("""
            select * from procedure.way order by array_position(array['COUNTER', 'POSTAL', 'ONLINE'], channel)
            """, ProcedureRows::way);
        var versions = of("select * from procedure.version order by effective_from", (row, n) -> {
            var of = new Of(row.getInt("procedure_id"), row.getString("version"));
            var publication = publication(row, agencies.getOrDefault(of, List.of()), ways.getOrDefault(of, List.of()));
            return version(row, publication, papers.getOrDefault(of, List.of()));
        });
        var fees = of("select * from procedure.fee order by no", ProcedureRows::fee);
        var cases = of("select * from procedure.case_kind order by no", ProcedureRows::procedureCase);
        var codes = of("select * from procedure.code order by no", ProcedureRows::code);
        var related = of("select * from procedure.related order by no", ProcedureRows::related);
        var entries = jdbc.sql("""
            select * from procedure.procedure order by field_vi collate "vi-x-icu", id
            """)
                .query((row, _) -> entry(row, versions, fees, cases, codes, related))
                .list();
        return new ProcedureBook(entries, new ProcedureIndex(entries, synonyms()));
    }

    /** The keys of what this province confirmed itself. */
    Set<String> keysOfTheProvince() {
        return Set.copyOf(jdbc.sql("select key from procedure.procedure where origin = 'PROVINCE'")
                .query((row, _) -> row.getString("key"))
                .list());
    }

    private List<Synonym> synonyms() {
        return jdbc.sql("select said, means from procedure.synonym order by said")
                .query((row, _) -> new Synonym(row.getString("said"), row.getString("means")))
                .list();
    }

    private static Entry entry(
            ResultSet row,
            Map<Integer, List<Version>> versions,
            Map<Integer, List<Fee>> fees,
            Map<Integer, List<ProcedureCase>> cases,
            Map<Integer, List<ProcedureCode>> codes,
            Map<Integer, List<Related>> related)
            throws SQLException {
        int id = row.getInt("id");
        return new Entry(
                id,
                row.getString("key"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getString("field_vi"),
                row.getString("field_en"),
                texts(row, "subjects"),
                row.getString("refusal"),
                texts(row, "words"),
                versions.getOrDefault(id, List.of()),
                fees.getOrDefault(id, List.of()),
                cases.getOrDefault(id, List.of()),
                codes.getOrDefault(id, List.of()),
                related.getOrDefault(id, List.of()),
                Origin.valueOf(row.getString("origin")));
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

    private <T> Map<Of, List<T>> ofVersions(String sql, RowMapper<T> mapper) {
        var found = new HashMap<Of, List<T>>();
        jdbc.sql(sql)
                .query((row, n) ->
                        Map.entry(new Of(row.getInt("procedure_id"), row.getString("version")), mapper.mapRow(row, n)))
                .list()
                .forEach(e -> found.computeIfAbsent(e.getKey(), _ -> new ArrayList<>())
                        .add(e.getValue()));
        return found;
    }

    private static Version version(ResultSet row, Publication publication, List<Paper> papers) throws SQLException {
        return new Version(
                row.getString("version"),
                row.getObject("effective_from", LocalDate.class),
                day(row, "effective_to"),
                row.getBoolean("offered"),
                row.getString("code"),
                row.getString("code_confidence"),
                row.getString("level"),
                row.getString("agency"),
                Decider.valueOf(row.getString("decides")),
                texts(row, "also_decides").stream().map(Decider::valueOf).toList(),
                row.getString("agency_key"),
                texts(row, "channels"),
                row.getInt("sets"),
                row.getBoolean("same_day"),
                row.getString("result"),
                row.getString("legal_basis"),
                row.getString("notes"),
                publication,
                papers);
    }

    private static Publication publication(ResultSet row, List<Agency> agencies, List<Way> ways) throws SQLException {
        return new Publication(
                row.getString("decision"),
                day(row, "decided_on"),
                row.getString("kind"),
                row.getString("field_code"),
                texts(row, "sequence"),
                row.getString("conditions"),
                row.getString("reception"),
                agencies,
                ways);
    }

    private static Paper paper(ResultSet row, int n) throws SQLException {
        return new Paper(
                row.getInt("no"),
                row.getString("name"),
                row.getInt("originals"),
                row.getInt("copies"),
                row.getBoolean("mandatory"),
                row.getBoolean("present_only"),
                row.getString("note"),
                texts(row, "cases"),
                row.getString("form"),
                row.getString("code"),
                row.getBoolean("reusable"));
    }

    private static Agency agency(ResultSet row, int n) throws SQLException {
        return new Agency(
                Agency.Part.valueOf(row.getString("part")),
                row.getString("level"),
                row.getString("name"),
                row.getString("unit_key"));
    }

    private static Way way(ResultSet row, int n) throws SQLException {
        return new Way(row.getString("channel"), row.getString("note"), row.getString("place"));
    }

    private static Fee fee(ResultSet row, int n) throws SQLException {
        return new Fee(
                row.getString("kind"),
                row.getObject("amount_vnd", Long.class),
                row.getString("per"),
                row.getString("words"),
                row.getObject("effective_from", LocalDate.class),
                day(row, "effective_to"),
                row.getString("confidence"),
                row.getString("case_key"),
                row.getString("channel"));
    }

    private static ProcedureCase procedureCase(ResultSet row, int n) throws SQLException {
        return new ProcedureCase(
                row.getString("key"),
                Stage.valueOf(row.getString("stage")),
                row.getString("name_vi"),
                row.getString("name_en"));
    }

    private static ProcedureCode code(ResultSet row, int n) throws SQLException {
        return new ProcedureCode(
                row.getString("code"),
                row.getObject("valid_from", LocalDate.class),
                day(row, "valid_to"),
                row.getString("owner"),
                row.getString("confidence"));
    }

    private static Related related(ResultSet row, int n) throws SQLException {
        return new Related(
                row.getString("other"), Related.Relation.valueOf(row.getString("relation")), row.getString("note"));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
