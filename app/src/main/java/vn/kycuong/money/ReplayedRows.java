package vn.kycuong.money;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a replay compares with the ledger: papers, and what stands of each dossier. */
final class ReplayedRows {
    private ReplayedRows() {}

    /** A paper as the ledger knows it. */
    record Paper(UUID caseId, String series, int year, int no, long amount, String way, boolean voided) {
        String number() {
            return "%d/%s-%d".formatted(no, series, year);
        }
    }

    /** What stands of a dossier. */
    record Sums(UUID caseId, long due, long paid, long refunded) {
        boolean isNothing() {
            return due == 0 && paid == 0 && refunded == 0;
        }
    }

    static List<Paper> papers(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select case_id, kind, year, no, amount, way, voided_at is not null as voided
                  from money.receipt
                 where case_id > :after and case_id <= :upTo
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new Paper(
                        row.getObject("case_id", UUID.class),
                        Receipt.Kind.valueOf(row.getString("kind")).symbol(),
                        row.getInt("year"),
                        row.getInt("no"),
                        row.getLong("amount"),
                        row.getString("way"),
                        row.getBoolean("voided")))
                .list();
    }

    static List<Sums> sums(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select case_id, due, paid, refunded
                  from money.standing
                 where case_id > :after and case_id <= :upTo
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new Sums(
                        row.getObject("case_id", UUID.class),
                        row.getLong("due"),
                        row.getLong("paid"),
                        row.getLong("refunded")))
                .list();
    }
}
