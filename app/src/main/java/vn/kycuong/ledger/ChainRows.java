package vn.kycuong.ledger;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.Entry;

/** Entries of several cases. */
@Repository
class ChainRows {
    private final JdbcClient jdbc;
    private final EntryJson json;

    ChainRows(JdbcClient jdbc, EntryJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Entry> entries(UUID[] cases) {
        return jdbc.sql("""
                select body
                  from ledger.entry
                 where case_id = any (:cases)
                 order by case_id, version
                """)
                .param("cases", cases)
                .query((row, _) -> json.read(row.getBytes("body")))
                .list();
    }
}
