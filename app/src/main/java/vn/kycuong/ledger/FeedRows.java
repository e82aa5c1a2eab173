package vn.kycuong.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
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
     * committed later but began earlier. Entries of sealed cases are numbered apart and reach no reader.
     */
    int number() {
        return jdbc.sql("select ledger.number()").query(Integer.class).single();
    }

    /** After a logical restore transaction numbers start again: numbers what has none, then goes on from here. */
    void adoptCluster() {
        jdbc.sql("""
                with moved as materialized (
                  select s.next_leaf, s.next_sealed
                    from ledger.sequencer s, pg_control_system() c where s.cluster_id <> c.system_identifier
                ), unnumbered as materialized (
                  select e.case_id, e.version, e.occurred_at, e.recorded_at,
                         ledger.marks(e) as marks,
                         exists (select from ledger.sealing s where s.case_id = e.case_id) as sealed
                    from ledger.entry e left join ledger.numbered l using (case_id, version), moved
                   where l.leaf is null
                ), fresh as materialized (
                  select u.*, row_number() over (partition by u.sealed order by u.recorded_at, u.case_id, u.version) - 1
                              as i
                    from unnumbered u
                ), leaves as (
                  insert into ledger.leaf (leaf, case_id, version, marks, occurred_at, recorded_at)
                  select m.next_leaf + f.i, f.case_id, f.version, f.marks, f.occurred_at, f.recorded_at
                    from fresh f, moved m where not f.sealed
                ), sealed_leaves as (
                  insert into ledger.sealed_leaf (leaf, case_id, version, marks, occurred_at, recorded_at)
                  select m.next_sealed + f.i, f.case_id, f.version, f.marks, f.occurred_at, f.recorded_at
                    from fresh f, moved m where f.sealed
                )
                update ledger.sequencer q
                   set next_leaf = q.next_leaf + (select count(*) from fresh where not sealed),
                       next_sealed = q.next_sealed + (select count(*) from fresh where sealed),
                       next_xid = pg_snapshot_xmin(pg_current_snapshot()),
                       cluster_id = (select system_identifier from pg_control_system())
                 where exists (select from moved)
                """).update();
    }

    /** Whether something that is committed has no number yet, or one of these readers has not read what has. */
    boolean isBehind(List<String> readers) {
        return jdbc.sql("""
                select exists (select from ledger.entry e, ledger.sequencer s where e.xid >= s.next_xid)
                    or exists (select from ledger.reader r, ledger.sequencer s
                                where r.name = any (:readers) and r.next_leaf < s.next_leaf)
                """)
                .param("readers", readers.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Whether these readers have read whatever is committed and was recorded before a moment. */
    boolean haveRead(List<String> readers, Instant before) {
        return jdbc.sql("""
                select not exists (select from ledger.entry e, ledger.sequencer s
                                    where e.xid >= s.next_xid and e.recorded_at < :before)
                   and not exists (select from ledger.leaf l
                                    where l.leaf >= (select min(r.next_leaf) from ledger.reader r
                                                      where r.name = any (:readers))
                                      and l.recorded_at < :before)
                """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("readers", readers.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    void analyse() {
        jdbc.sql("select ledger.analyse()").query((_, _) -> 0).list();
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
