package vn.kycuong.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;

/** Whole chains of several cases at once, for reactions that project a case from its first entry. */
@Component
public class Chains {
    private final ChainRows rows;

    Chains(ChainRows rows) {
        this.rows = rows;
    }

    /** For a command beside the program. */
    public static Chains reading(JdbcClient jdbc) {
        return new Chains(new ChainRows(jdbc, new EntryJson(JsonMapper.shared())));
    }

    /** The entries of each case in order; cases that do not exist are left out. */
    public Map<CaseId, List<Entry>> of(List<CaseId> ids) {
        if (ids.isEmpty()) return Map.of();
        var numbers = ids.stream().map(CaseId::value).toArray(UUID[]::new);
        return rows.entries(numbers).stream().collect(Collectors.groupingBy(Entry::caseId));
    }
}
