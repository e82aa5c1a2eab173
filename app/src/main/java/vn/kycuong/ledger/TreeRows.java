package vn.kycuong.ledger;

import java.io.ByteArrayOutputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.MerkleTile;
import vn.kycuong.kernel.MerkleTree;

/** The tree as it is stored: its size, its tiles, its checkpoints. */
@Repository
class TreeRows {
    private final JdbcClient jdbc;

    TreeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A leaf and the chain hash of its entry; null when the entry is gone. */
    record Leaf(long number, byte @Nullable [] hash) {}

    /** A checkpoint as it was published. */
    record Signed(long size, Instant at, String note) {}

    /** Which entry a leaf is. */
    record Place(UUID caseId, int version) {}

    /** The size of a tree, its row held until the transaction ends; empty while another instance holds it. */
    Optional<Long> lock(TreeName tree) {
        return jdbc.sql("select size from ledger.tree where name = :tree for update skip locked")
                .param("tree", tree.word())
                .query(Long.class)
                .optional();
    }

    /** Whether there are numbered entries that are not in the tree, or leaves under no checkpoint. Asked first: it locks nothing. */
    boolean behind(TreeName tree) {
        return jdbc.sql("""
                select t.size < case t.name when 'open' then s.next_leaf else s.next_sealed end
                       or t.size > coalesce((select max(c.size) from ledger.checkpoint c where c.tree = t.name), 0)
                  from ledger.tree t, ledger.sequencer s
                 where t.name = :tree
                """).param("tree", tree.word()).query(Boolean.class).single();
    }

    List<Leaf> leaves(TreeName tree, long from, int most) {
        return jdbc.sql("""
                select l.leaf, e.hash
                  from ledger.numbered l
                  left join ledger.entry e on e.case_id = l.case_id and e.version = l.version
                 where l.tree = :tree and l.leaf >= :from
                 order by l.leaf
                 limit :most
                """)
                .param("tree", tree.word())
                .param("from", from)
                .param("most", most)
                .query((row, _) -> new Leaf(row.getLong("leaf"), row.getBytes("hash")))
                .list();
    }

    /** Adds hashes at the end of a tile. */
    void grow(TreeName tree, int level, long no, int widthBefore, byte[] hashes) {
        int grown = jdbc.sql("""
                insert into ledger.tile as t (tree, level, no, hashes) values (:tree, :level, :no, :hashes)
                on conflict (tree, level, no) do update set hashes = t.hashes || excluded.hashes
                 where length(t.hashes) = :before
                """)
                .param("tree", tree.word())
                .param("level", level)
                .param("no", no)
                .param("hashes", hashes)
                .param("before", widthBefore * MerkleTree.HASH)
                .update();
        if (grown != 1)
            throw new IllegalStateException(
                    "Tile %d/%d of the %s tree does not end where the tree does".formatted(level, no, tree.word()));
    }

    void resize(TreeName tree, long size, byte[] root) {
        jdbc.sql("update ledger.tree set size = :size, root = :root where name = :tree")
                .param("size", size)
                .param("root", root)
                .param("tree", tree.word())
                .update();
    }

    Optional<byte[]> tile(TreeName tree, int level, long no) {
        return jdbc.sql("select hashes from ledger.tile where tree = :tree and level = :level and no = :no")
                .param("tree", tree.word())
                .param("level", level)
                .param("no", no)
                .query((row, _) -> row.getBytes("hashes"))
                .optional();
    }

    /** The data of the leaves of one tile, each before it its length in two bytes. */
    byte[] entries(MerkleTile tile) {
        var bundle = new ByteArrayOutputStream();
        for (var leaf : leaves(TreeName.OPEN, tile.index() * MerkleTile.WIDTH, tile.width())) {
            var data = leaf.hash() == null ? new byte[0] : leaf.hash();
            bundle.write(data.length >> Byte.SIZE);
            bundle.write(data.length);
            bundle.writeBytes(data);
        }
        return bundle.toByteArray();
    }

    Optional<Signed> newest(TreeName tree) {
        return jdbc.sql("""
                select size, signed_at, note
                  from ledger.checkpoint
                 where tree = :tree
                 order by size desc, signed_at desc
                 limit 1
                """)
                .param("tree", tree.word())
                .query((row, _) -> new Signed(
                        row.getLong("size"), row.getTimestamp("signed_at").toInstant(), row.getString("note")))
                .optional();
    }

    /** The first checkpoint that covers a leaf. */
    Optional<Signed> firstOver(TreeName tree, long leaf) {
        return jdbc.sql("""
                select size, signed_at, note
                  from ledger.checkpoint
                 where tree = :tree and size > :leaf
                 order by size, signed_at
                 limit 1
                """)
                .param("tree", tree.word())
                .param("leaf", leaf)
                .query((row, _) -> new Signed(
                        row.getLong("size"), row.getTimestamp("signed_at").toInstant(), row.getString("note")))
                .optional();
    }

    void keep(TreeName tree, long size, Instant at, String note) {
        jdbc.sql("""
                insert into ledger.checkpoint (tree, size, signed_at, note) values (:tree, :size, :at, :note)
                on conflict do nothing
                """)
                .param("tree", tree.word())
                .param("size", size)
                .param("at", Timestamp.from(at))
                .param("note", note)
                .update();
    }

    /** The public key that signs for a tree now. */
    Optional<String> key(TreeName tree) {
        return jdbc.sql("select vkey from ledger.checkpoint_key where tree = :tree order by since desc limit 1")
                .param("tree", tree.word())
                .query(String.class)
                .optional();
    }

    void register(TreeName tree, String vkey, Instant since) {
        jdbc.sql("""
                insert into ledger.checkpoint_key (vkey, tree, since) values (:vkey, :tree, :since)
                on conflict (vkey) do nothing
                """)
                .param("vkey", vkey)
                .param("tree", tree.word())
                .param("since", Timestamp.from(since))
                .update();
    }

    Optional<Long> leafOf(UUID caseId, int version) {
        return jdbc.sql("select leaf from ledger.leaf where case_id = :id and version = :version")
                .param("id", caseId)
                .param("version", version)
                .query(Long.class)
                .optional();
    }
}
