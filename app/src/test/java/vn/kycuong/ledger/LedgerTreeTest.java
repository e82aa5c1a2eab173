package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kycuong.kernel.CheckpointKey;
import vn.kycuong.kernel.CheckpointNote;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.MerkleTile;
import vn.kycuong.kernel.MerkleTree;

/** The tree over real entries: it grows by their numbers, is signed, and proves each of them. */
class LedgerTreeTest {
    @TempDir
    Path folder;

    private TreeWorld world;
    private Random random;

    @BeforeEach
    void open() {
        world = new TreeWorld(folder);
        long seed = Long.getLong("kycuong.seed", System.nanoTime());
        System.out.println("LedgerTreeTest: -Dkycuong.seed=" + seed);
        random = new Random(seed);
    }

    private CheckpointKey key() {
        return CheckpointKey.parse(world.tree.key().orElseThrow()).orElseThrow();
    }

    @Test
    void nothing_is_signed_before_there_is_an_entry() {
        world.settle();
        assertThat(world.tree.checkpoint()).isEmpty();
        assertThat(world.tree.size()).isZero();
    }

    @Test
    void each_entry_is_proved_by_the_signed_checkpoint() {
        for (int c = 0; c < 5; c++) world.live(random, 1 + random.nextInt(4));
        world.settle();
        var note = world.tree.checkpoint().orElseThrow();
        assertThat(note.signedBy(key())).isTrue();
        assertThat(note.signedAt(key())).contains(world.now);
        assertThat(note.checkpoint().size()).isEqualTo(world.count("select count(*) from ledger.entry"));
        for (var id : world.cases) {
            for (var entry : world.ledger.entries(id)) {
                var proof = world.tree.proof(id, entry.version()).orElseThrow();
                assertThat(MerkleTree.includes(
                                MerkleTree.leaf(proof.data()),
                                proof.leaf(),
                                proof.note().checkpoint().size(),
                                proof.path(),
                                proof.note().checkpoint().root()))
                        .isTrue();
            }
        }
    }

    @Test
    void a_later_checkpoint_is_shown_to_have_grown_from_each_earlier_one() {
        var notes = new ArrayList<CheckpointNote>();
        for (int round = 0; round < 12; round++) {
            for (int c = random.nextInt(60); c >= 0; c--) world.live(random, 1 + random.nextInt(3));
            world.settle();
            notes.add(world.tree.checkpoint().orElseThrow());
        }
        var last = notes.getLast().checkpoint();
        assertThat(last.size()).isGreaterThan(256);
        for (var note : notes) {
            var before = note.checkpoint();
            assertThat(world.tree.root(before.size())).isEqualTo(before.root());
            assertThat(MerkleTree.grewFrom(
                            before.size(),
                            before.root(),
                            last.size(),
                            last.root(),
                            world.tree.consistency(before.size(), last.size())))
                    .isTrue();
        }
    }

    @Test
    void the_entries_of_a_tile_hash_to_its_hashes() {
        while (world.cases.size() < 130) world.live(random, 3);
        world.settle();
        long size = world.tree.size();
        for (long no = 0; no * 256 < size; no++) {
            int width = (int) Math.min(256, size - no * 256);
            var hashes = world.tree.tile(new MerkleTile(0, no, width)).orElseThrow();
            var entries = world.tree
                    .tile(new MerkleTile(MerkleTile.ENTRIES, no, width))
                    .orElseThrow();
            assertThat(hashes).hasSize(width * 32);
            assertThat(entries).hasSize(width * 34);
            for (int i = 0; i < width; i++) {
                assertThat(entries[i * 34] << 8 | entries[i * 34 + 1]).isEqualTo(32);
                assertThat(MerkleTree.leaf(java.util.Arrays.copyOfRange(entries, i * 34 + 2, i * 34 + 34)))
                        .isEqualTo(java.util.Arrays.copyOfRange(hashes, i * 32, i * 32 + 32));
            }
        }
        assertThat(world.tree.tile(new MerkleTile(0, 1, (int) (size - 256) + 1)))
                .isEmpty();
        assertThat(world.tree.tile(new MerkleTile(1, 0, 1))).isPresent();
        assertThat(world.tree.tile(new MerkleTile(1, 0, 2))).isEmpty();
    }

    @Test
    void what_is_not_signed_yet_is_not_shown() {
        var id = world.live(random, 1);
        world.settle();
        world.act(id, new Effect.StateChanged("LATER"));
        world.feed.number();
        assertThat(world.tree.proof(id, 2)).isEmpty();
        assertThat(world.tree.tile(new MerkleTile(0, 0, 2))).isEmpty();
        assertThat(world.tree.tile(new MerkleTile(0, 0, 1))).isPresent();
    }

    @Test
    void sealed_cases_leave_no_trace_in_the_open_tree() {
        world.live(random, 2);
        world.settle();
        var before = world.tree.checkpoint().orElseThrow();
        var secret = world.live(random, 1);
        world.seal(secret);
        world.act(secret, new Effect.StateChanged("SECRET"));
        world.settle();
        assertThat(world.tree.checkpoint()).contains(before);
        assertThat(world.tree.proof(secret, 1)).isEmpty();
        assertThat(world.count("select next_leaf from ledger.sequencer")).isEqualTo(2);
        assertThat(world.count("select count(*) from ledger.sealed_leaf")).isEqualTo(2);
        var sealed = CheckpointNote.parse(
                        world.rows.newest(TreeName.SEALED).orElseThrow().note())
                .orElseThrow();
        assertThat(sealed.checkpoint().size()).isEqualTo(2);
        assertThat(sealed.checkpoint().origin())
                .isNotEqualTo(before.checkpoint().origin());
        assertThat(world.feed.from(0, 100))
                .hasSize(2)
                .noneMatch(e -> e.entry().caseId().equals(secret));
        world.live(random, 1);
        world.settle();
        assertThat(world.tree.checkpoint().orElseThrow().checkpoint().size()).isEqualTo(3);
    }

    @Test
    void many_writers_at_once_make_one_tree() throws Exception {
        var writers = new ArrayList<Callable<Void>>();
        while (world.cases.size() < 40) world.live(random, 3);
        world.settle();
        for (int w = 0; w < 6; w++) {
            var writer = world.writer();
            writers.add(() -> {
                for (int n = 0; n < 30; n++) {
                    world.feed.number();
                    writer.catchUp();
                }
                return null;
            });
        }
        for (int w = 0; w < 2; w++) {
            var seed = random.nextLong();
            writers.add(() -> {
                var own = new Random(seed);
                for (int n = 0; n < 60; n++) {
                    synchronized (world) {
                        world.live(own, 2);
                    }
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            for (var done : threads.invokeAll(writers)) done.get();
        }
        world.settle();
        assertThat(world.tree.size()).isEqualTo(world.count("select count(*) from ledger.entry"));
        for (var id : world.cases) {
            var proof = world.tree.proof(id, 2).orElseThrow();
            assertThat(MerkleTree.includes(
                            MerkleTree.leaf(proof.data()),
                            proof.leaf(),
                            proof.note().checkpoint().size(),
                            proof.path(),
                            proof.note().checkpoint().root()))
                    .isTrue();
        }
    }

    @Test
    void the_key_is_in_a_file_of_its_own_and_not_in_the_database() throws IOException {
        world.live(random, 1);
        world.settle();
        var file = folder.resolve("ledger/key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var secret = Files.readAllLines(file).getFirst();
        assertThat(secret).startsWith("PRIVATE+KEY+kycuong/");
        assertThat(world.count("select count(*) from ledger.checkpoint_key where vkey like 'PRIVATE%'"))
                .isZero();
        assertThat(Files.readString(folder.resolve("ledger/vkey")).strip())
                .isEqualTo(world.tree.key().orElseThrow());
        assertThat(Files.readString(folder.resolve("ledger/checkpoint.open")))
                .isEqualTo(world.tree.checkpoint().orElseThrow().text());
    }

    @Test
    void another_key_signs_only_when_that_was_asked_for() throws IOException {
        world.live(random, 1);
        world.settle();
        var before = world.tree.checkpoint().orElseThrow();
        Files.delete(folder.resolve("ledger/key"));
        world.live(random, 1);
        world.settle();
        assertThat(world.tree.checkpoint()).contains(before);
        world.feed.number();
        new TreeWriter(world.rows, new TreeKeys(folder.toString(), "", true), () -> world.now, world.transaction)
                .catchUp();
        var after = world.tree.checkpoint().orElseThrow();
        assertThat(after.checkpoint().size()).isEqualTo(2);
        assertThat(after.signedBy(key())).isTrue();
        assertThat(after.checkpoint().origin()).isNotEqualTo(before.checkpoint().origin());
    }
}
