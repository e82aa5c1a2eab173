package vn.kycuong.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leaf numbers and readers' positions. */
@Repository
class FeedRows {
    private final JdbcClient jdbc;
    private final EntryJson json;

    FeedRows(JdbcClient jdbc, EntryJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Numbers every entry whose transaction, and every transaction before it, has ended: an entry is never leapt over by one that
     * committed later but began earlier.
     */
    int number() {
        return jdbc.sql("""
                with s as materialized (
                  select * from ledger.sequencer for update
                ), horizon as materialized (
                  select pg_snapshot_xmin(pg_current_snapshot()) as xmin
                ), fresh as materialized (
                  select e.case_id, e.version, row_number() over (order by e.xid, e.case_id, e.version) - 1 as i
                    from ledger.entry e, s, horizon h
                   where e.xid >= s.next_xid and e.xid < h.xmin
                ), leaves as (
                  insert into ledger.leaf (leaf, case_id, version)
                  select s.next_leaf + f.i, f.case_id, f.version from fresh f, s
                )
                update ledger.sequencer q
                   set next_leaf = q.next_leaf + (select count(*) from fresh),
                       next_xid = greatest(q.next_xid, (select xmin from horizon))
                 where exists (select from fresh)
                """).update();
    }

    /** After a logical restore transaction numbers start again: numbers what has none, then goes on from here. */
    void adoptCluster() {
        jdbc.sql("""
                with moved as materialized (
                  select s.next_leaf from ledger.sequencer s, pg_control_system() c where s.cluster_id <> c.system_identifier
                ), fresh as materialized (
                  select e.case_id, e.version, row_number() over (order by e.recorded_at, e.case_id, e.version) - 1 as i
                    from ledger.entry e left join ledger.leaf l using (case_id, version), moved
                   where l.leaf is null
                ), leaves as (
                  insert into ledger.leaf (leaf, case_id, version) select m.next_leaf + f.i, f.case_id, f.version from fresh f, moved m
                )
                update ledger.sequencer q
                   set next_leaf = q.next_leaf + (select count(*) from fresh),
                       next_xid = pg_snapshot_xmin(pg_current_snapshot()),
                       cluster_id = (select system_identifier from pg_control_system())
                 where exists (select from moved)
                """).update();
    }

    void introduce(String reader) {
        jdbc.sql("insert into ledger.reader (name) values (:name) on conflict do nothing")
                .param("name", reader)
                .update();
    }

    Optional<Long> lockPosition(String reader) {
        return jdbc.sql("select next_leaf from ledger.reader where name = :name for update skip locked")
                .param("name", reader)
                .query(Long.class)
                .optional();
    }

    List<LedgerEntry> from(long leaf, int most) {
        return jdbc.sql("""
                select l.leaf, e.body
                  from ledger.leaf l
                  join ledger.entry e on e.case_id = l.case_id and e.version = l.version
                 where l.leaf >= :leaf
                 order by l.leaf
                 limit :most
                """)
                .param("leaf", leaf)
                .param("most", most)
                .query(this::entry)
                .list();
    }

    void move(String reader, long nextLeaf) {
        jdbc.sql("update ledger.reader set next_leaf = :leaf where name = :name")
                .param("leaf", nextLeaf)
                .param("name", reader)
                .update();
    }

    private LedgerEntry entry(ResultSet row, int number) throws SQLException {
        return new LedgerEntry(row.getLong("leaf"), json.read(row.getBytes("body")));
    }
}
