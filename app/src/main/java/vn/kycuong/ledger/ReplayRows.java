package vn.kycuong.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.ClockCodec;
import vn.kycuong.sql.Timestamps;

/** Entries and kernel rows, stretch by stretch, out of one snapshot. */
final class ReplayRows {
    private final JdbcClient jdbc;
    private final EntryJson json;

    ReplayRows(JdbcClient jdbc, EntryJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** An entry as it is stored. */
    record Stored(UUID caseId, int version, byte[] body, byte[] hash) {}

    /** A name under which other connections see what this transaction sees. */
    String exportSnapshot() {
        return jdbc.sql("select pg_export_snapshot()").query(String.class).single();
    }

    long cases() {
        return jdbc.sql("select count(*) from ledger.every_head")
                .query(Long.class)
                .single();
    }

    /** The case so many heads further on, or none when the range ends before. */
    @Nullable
    UUID further(UUID after, UUID upTo, int cases) {
        return jdbc.sql("""
                select case_id
                  from ledger.every_head
                 where case_id > :after and case_id <= :upTo
                 order by case_id
                offset :cases
                 limit 1
                """)
                .param("after", after)
                .param("upTo", upTo)
                .param("cases", cases - 1)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    List<Stored> entries(UUID after, UUID upTo) {
        return between(
                """
                select case_id, version, body, hash
                  from ledger.entry
                 where case_id > :after and case_id <= :upTo
                 order by case_id, version
                """,
                after,
                upTo,
                (row, _) -> new Stored(row.getObject(1, UUID.class), row.getInt(2), row.getBytes(3), row.getBytes(4)));
    }

    List<KernelRow.Head> heads(UUID after, UUID upTo) {
        return between(
                """
                select case_id, kind, unit_in, unit_now, process_id, state, version, encode(head_hash, 'hex') as head_hash,
                       last_kind, last_at, opened_at, closed_at
                  from ledger.every_head
                 where case_id > :after and case_id <= :upTo
                """,
                after,
                upTo,
                (row, _) -> new KernelRow.Head(
                        row.getObject("case_id", UUID.class),
                        row.getString("kind"),
                        row.getInt("unit_in"),
                        row.getInt("unit_now"),
                        row.getInt("process_id"),
                        row.getString("state"),
                        row.getInt("version"),
                        row.getString("head_hash"),
                        row.getString("last_kind"),
                        Timestamps.orNull(row, "last_at"),
                        Timestamps.orNull(row, "opened_at"),
                        Timestamps.orNull(row, "closed_at")));
    }

    List<KernelRow.Owed> owed(UUID after, UUID upTo) {
        return between(
                """
                select case_id, no, parent, tier, unit_id, duty, clock, noticed, promised_at, due_at, late_from, warn_from,
                       paused_since, met_at, sweep_at
                  from ledger.every_obligation
                 where case_id > :after and case_id <= :upTo
                """,
                after,
                upTo,
                (row, _) -> new KernelRow.Owed(
                        row.getObject("case_id", UUID.class),
                        row.getInt("no"),
                        row.getInt("parent"),
                        row.getString("tier"),
                        row.getInt("unit_id"),
                        row.getString("duty"),
                        ClockCodec.fromMap(json.object(row.getString("clock"))),
                        row.getString("noticed"),
                        Timestamps.orNull(row, "promised_at"),
                        Timestamps.orNull(row, "due_at"),
                        Timestamps.orNull(row, "late_from"),
                        Timestamps.orNull(row, "warn_from"),
                        Timestamps.orNull(row, "paused_since"),
                        Timestamps.orNull(row, "met_at"),
                        Timestamps.orNull(row, "sweep_at")));
    }

    List<KernelRow.Work> work(UUID after, UUID upTo) {
        return between(
                """
                select case_id, no, kind, unit_in, unit_now, step, role, unit_id, holder_id, obligation, since, open,
                       sort_at, late_from, due_at, warn_from, paused_since
                  from ledger.every_work_item
                 where case_id > :after and case_id <= :upTo
                """,
                after,
                upTo,
                (row, _) -> new KernelRow.Work(
                        row.getObject("case_id", UUID.class),
                        row.getInt("no"),
                        row.getString("kind"),
                        row.getInt("unit_in"),
                        row.getInt("unit_now"),
                        row.getInt("step"),
                        row.getString("role"),
                        row.getInt("unit_id"),
                        row.getObject("holder_id", Integer.class),
                        row.getInt("obligation"),
                        java.util.Objects.requireNonNull(Timestamps.orNull(row, "since")),
                        row.getBoolean("open"),
                        java.util.Objects.requireNonNull(Timestamps.orNull(row, "sort_at")),
                        Timestamps.orNull(row, "late_from"),
                        Timestamps.orNull(row, "due_at"),
                        Timestamps.orNull(row, "warn_from"),
                        Timestamps.orNull(row, "paused_since")));
    }

    /** Up to which version a reader has read the case: what has no leaf yet, or a later one than its position, it may not know. */
    int readBy(String reader, CaseId id) {
        return jdbc.sql("""
                select coalesce(min(e.version) - 1, (select max(t.version) from ledger.entry t where t.case_id = :case))
                  from ledger.entry e
                  left join ledger.leaf l on l.case_id = e.case_id and l.version = e.version
                 where e.case_id = :case
                   and coalesce(l.leaf >= (select r.next_leaf from ledger.reader r where r.name = :reader), true)
                """)
                .param("case", id.value())
                .param("reader", reader)
                .query(Integer.class)
                .single();
    }

    private <T> List<T> between(String sql, UUID after, UUID upTo, RowMapper<T> row) {
        return jdbc.sql(sql)
                .param("after", after)
                .param("upTo", upTo)
                .query(row)
                .list();
    }
}
