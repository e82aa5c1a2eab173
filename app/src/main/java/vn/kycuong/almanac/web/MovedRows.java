package vn.kycuong.almanac.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.ChangeId;

/** The cases that a change moves or moved, as the person looking may see them. */
@Repository
class MovedRows {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MovedRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What a list says of a case. */
    record Label(UUID caseId, String code, String procedureKey) {}

    /** A case that an applied change moved, and its dates. */
    record Entry(UUID caseId, UnitId unit, Instant from, Instant to) {}

    Map<UUID, Label> labels(Collection<UUID> cases) {
        return jdbc
                .sql("select case_id, code, procedure_key from dossier.listing where case_id = any (:ids)")
                .param("ids", cases.toArray(UUID[]::new))
                .query(Label.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Label::caseId, label -> label));
    }

    /** The first of them, as far as the scope goes. */
    List<Entry> moved(ChangeId change, Scope scope) {
        return jdbc.sql("""
                select case_id, unit_now, facts::text as facts
                  from ledger.calendar_entry
                 where key = 'calendar-change-' || :change
                   and jsonb_path_exists(facts, '$.moved[*] ? (@.from != @.to)')
                   and (:all or unit_now = any (:units) or unit_in = any (:units))
                 order by case_id
                 limit :most
                """)
                .param("change", change.value())
                .param("all", scope.isAll())
                .param("units", scope.unitNumbers())
                .param("most", MOST)
                .query(this::entry)
                .list();
    }

    @SuppressWarnings("unchecked")
    private Entry entry(ResultSet row, int number) throws SQLException {
        var facts = json.readValue(row.getString("facts"), OBJECT);
        // of another clock of the case it may be the warning alone that moved
        var first = ((List<Map<String, Object>>) facts.getOrDefault("moved", List.of()))
                .stream()
                        .filter(m -> !Objects.equals(m.get("from"), m.get("to")))
                        .findFirst()
                        .orElseThrow();
        return new Entry(
                row.getObject("case_id", UUID.class),
                new UnitId(row.getInt("unit_now")),
                Instant.parse(String.valueOf(first.get("from"))),
                Instant.parse(String.valueOf(first.get("to"))));
    }
}
