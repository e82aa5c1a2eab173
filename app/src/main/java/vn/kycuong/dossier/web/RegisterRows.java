package vn.kycuong.dossier.web;

import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.dossier.Application;
import vn.kycuong.kernel.CaseId;

/** The dossiers of a one-stop in the order in which it gave them their codes. */
@Repository
class RegisterRows {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RegisterRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A dossier as the register knows it.
     *
     * @param label the applicant's name, or that it was erased
     */
    record Registered(CaseId id, String code, String procedureKey, String label) {}

    /**
     * Those of a unit that came in on days from one to another, both counted. The code holds the day: its index answers.
     *
     * @param prefix what the unit's codes begin with
     * @param after code of the last one shown, empty for the first page
     */
    List<Registered> of(RegisterQuery query, String prefix, String after, int most) {
        return jdbc.sql("""
            select case_id, code, procedure_key, label
              from dossier.dossier
             where unit_in = :unit and code >= :from and code < :until and code > :after
               and not exists (select from dossier.child k where k.case_id = dossier.case_id)
               and (:competent = 0 or exists (
                 select from ledger.case_standing c
                  where c.case_id = dossier.case_id and c.unit_now = :competent
                    and c.state not in ('SUBMITTED', 'GUIDED', 'REFUSAL_PROPOSED', 'REFUSED')))
             order by code
             limit :most
            """)
                .param("unit", query.unit().value())
                .param("competent", query.competent())
                .param("from", prefix + "-" + DAY.format(query.from()))
                .param("until", prefix + "-" + DAY.format(query.to().plusDays(1)))
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Registered(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getString("code"),
                        row.getString("procedure_key"),
                        row.getString("label")))
                .list();
    }

    /** What applicants wrote, for a file that names them; those lawfully erased are missing. */
    Map<CaseId, Application> applications(Collection<CaseId> ids) {
        var found = new HashMap<CaseId, Application>();
        jdbc.sql("""
            select distinct on (case_id) case_id, content from dossier.revision
             where case_id = any (:ids) and purpose = 'application' and content is not null
             order by case_id, revision
            """)
                .param("ids", ids.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            new CaseId(row.getObject("case_id", UUID.class)),
                            Application.read(row.getBytes("content")));
                });
        return found;
    }

    /** Under which number the result stands, where it bears one. */
    Map<CaseId, String> numbers(Collection<CaseId> ids) {
        var found = new HashMap<CaseId, String>();
        jdbc.sql("""
            select distinct on (case_id) case_id, symbol from dossier.result_number
             where case_id = any (:ids) and voided_at is null
             order by case_id, version desc
            """)
                .param("ids", ids.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(new CaseId(row.getObject("case_id", UUID.class)), row.getString("symbol"));
                });
        return found;
    }

    /** How the result was handed over, where it was. */
    Map<CaseId, String> deliveries(Collection<CaseId> ids) {
        var found = new HashMap<CaseId, String>();
        jdbc.sql("""
            select distinct on (case_id) case_id, content from dossier.revision
             where case_id = any (:ids) and purpose = 'handover' and content is not null
             order by case_id, revision desc
            """)
                .param("ids", ids.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(row -> {
                    var how = json.readValue(row.getBytes("content"), OBJECT).get("how");
                    if (how != null) found.put(new CaseId(row.getObject("case_id", UUID.class)), how.toString());
                });
        return found;
    }
}
