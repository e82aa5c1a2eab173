package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the vectors of Certificate Transparency, and as laws over random trees against a plain recursive tree. */
class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    /** A tree in memory: what the writer stores, in a map. */
    private static final class Kept implements MerkleTree.Hashes {
        private final Map<String, byte[]> nodes = new HashMap<>();
        private final MerkleRange range = new MerkleRange();
        private final List<byte[]> data = new ArrayList<>();

        void append(byte[] leaf) {
            data.add(leaf);
            range.append(MerkleTree.leaf(leaf), (level, index, hash) -> {
                if (nodes.put(level + "/" + index, hash) != null)
                    throw new IllegalStateException("twice: " + level + "/" + index);
            });
        }

        @Override
        public byte[] node(int level, long index) {
            return nodes.get(level + "/" + index);
        }
    }

    private static byte[] plainRoot(List<byte[]> data) {
        if (data.isEmpty()) return Chain.sha256(new byte[0]);
        if (data.size() == 1) return MerkleTree.leaf(data.getFirst());
        int k = Integer.highestOneBit(data.size() - 1);
        return MerkleTree.node(plainRoot(data.subList(0, k)), plainRoot(data.subList(k, data.size())));
    }

    private static Kept random(Random random, int size) {
        var tree = new Kept();
        for (int i = 0; i < size; i++) {
            var leaf = new byte[random.nextInt(40)];
            random.nextBytes(leaf);
            tree.append(leaf);
        }
        return tree;
    }

    @Test
    void the_roots_of_certificate_transparency() {
        var tree = new Kept();
        assertThat(HEX.formatHex(tree.range.root())).isEqualTo(ROOTS.getFirst());
        for (int n = 0; n < LEAVES.size(); n++) {
            tree.append(HEX.parseHex(LEAVES.get(n)));
            assertThat(HEX.formatHex(tree.range.root())).isEqualTo(ROOTS.get(n + 1));
            assertThat(HEX.formatHex(MerkleTree.root(n + 1, tree))).isEqualTo(ROOTS.get(n + 1));
        }
    }

    @Test
    void the_proofs_of_certificate_transparency() {
        var tree = new Kept();
        LEAVES.forEach(leaf -> tree.append(HEX.parseHex(leaf)));
        assertThat(hex(MerkleTree.inclusion(5, 8, tree)))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(MerkleTree.consistency(6, 8, tree)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void every_tree_is_the_plain_tree_and_goes_on_from_any_size() {
        var random = seeded();
        for (int round = 0; round < 60; round++) {
            var tree = random(random, random.nextInt(700));
            int size = tree.data.size();
            int before = random.nextInt(size + 1);
            assertThat(tree.range.root()).isEqualTo(plainRoot(tree.data));
            assertThat(MerkleTree.root(before, tree)).isEqualTo(plainRoot(tree.data.subList(0, before)));
            var resumed = MerkleRange.of(before, tree);
            for (var leaf : tree.data.subList(before, size))
                resumed.append(
                        MerkleTree.leaf(leaf),
                        (level, index, hash) -> assertThat(hash).isEqualTo(tree.node(level, index)));
            assertThat(resumed.root()).isEqualTo(tree.range.root());
            assertThat(resumed.size()).isEqualTo(size);
        }
    }

    @Test
    void every_proof_verifies_and_none_with_a_flipped_bit() {
        var random = seeded();
        for (int round = 0; round < 200; round++) {
            var tree = random(random, 1 + random.nextInt(300));
            long size = tree.data.size();
            long leaf = random.nextLong(size);
            long before = 1 + random.nextLong(size);
            var root = tree.range.root();
            var leafHash = MerkleTree.leaf(tree.data.get((int) leaf));
            var included = MerkleTree.inclusion(leaf, size, tree);
            var grown = MerkleTree.consistency(before, size, tree);
            var rootBefore = MerkleTree.root(before, tree);

            assertThat(MerkleTree.includes(leafHash, leaf, size, included, root))
                    .isTrue();
            assertThat(MerkleTree.grewFrom(before, rootBefore, size, root, grown))
                    .isTrue();

            assertThat(MerkleTree.includes(flipped(leafHash, random), leaf, size, included, root))
                    .isFalse();
            assertThat(MerkleTree.includes(leafHash, leaf, size, included, flipped(root, random)))
                    .isFalse();
            long next = leaf + 1;
            boolean twins = next < size && Arrays.equals(tree.data.get((int) next), tree.data.get((int) leaf));
            if (!twins)
                assertThat(MerkleTree.includes(leafHash, next, size, included, root))
                        .isFalse();
            assertThat(MerkleTree.grewFrom(before, flipped(rootBefore, random), size, root, grown))
                    .isFalse();
            assertThat(MerkleTree.grewFrom(before, rootBefore, size, flipped(root, random), grown))
                    .isFalse();
            if (!included.isEmpty())
                assertThat(MerkleTree.includes(leafHash, leaf, size, oneFlipped(included, random), root))
                        .isFalse();
            if (!grown.isEmpty())
                assertThat(MerkleTree.grewFrom(before, rootBefore, size, root, oneFlipped(grown, random)))
                        .isFalse();
            assertThat(MerkleTree.includes(leafHash, leaf, size, longer(included), root))
                    .isFalse();
            assertThat(MerkleTree.grewFrom(before, rootBefore, size, root, longer(grown)))
                    .isFalse();
        }
    }

    @Test
    void proofs_are_as_short_as_the_tree_is_high() {
        var tree = random(seeded(), 1000);
        for (long leaf = 0; leaf < 1000; leaf += 7)
            assertThat(MerkleTree.inclusion(leaf, 1000, tree)).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void tiles_hold_every_eighth_level_and_the_rest_follows() {
        var random = seeded();
        var tree = random(random, 70_000);
        MerkleTile.Tiles tiles = (level, index) -> tree.node(level * MerkleTile.HEIGHT, index);
        MerkleTree.Hashes throughTiles = (level, index) -> MerkleTile.node(level, index, tiles);
        for (int round = 0; round < 50; round++) {
            long size = 1 + random.nextLong(70_000);
            assertThat(MerkleTree.root(size, throughTiles)).isEqualTo(MerkleTree.root(size, tree));
        }
        assertThat(MerkleTile.hashesAt(0, 70_000)).isEqualTo(70_000);
        assertThat(MerkleTile.hashesAt(1, 70_000)).isEqualTo(273);
        assertThat(MerkleTile.hashesAt(2, 70_000)).isEqualTo(1);
        assertThat(MerkleTile.hashesAt(3, 70_000)).isZero();
        assertThat(MerkleTile.hashesAt(63, Long.MAX_VALUE)).isZero();
    }

    @Test
    void paths_of_tiles_are_read_as_they_are_written() {
        assertThat(new MerkleTile(0, 1_234_067, 256).path()).isEqualTo("0/x001/x234/067");
        assertThat(new MerkleTile(1, 0, 17).path()).isEqualTo("1/000.p/17");
        assertThat(new MerkleTile(MerkleTile.ENTRIES, 5, 1).path()).isEqualTo("entries/005.p/1");
        assertThat(MerkleTile.parse("0/x001/x234/067")).contains(new MerkleTile(0, 1_234_067, 256));
        var random = seeded();
        for (int round = 0; round < 1000; round++) {
            var tile = new MerkleTile(
                    random.nextInt(65) - 1, random.nextLong(1L << random.nextInt(1, 40)), 1 + random.nextInt(256));
            assertThat(MerkleTile.parse(tile.path())).contains(tile);
        }
    }

    @Test
    void other_paths_name_no_tile() {
        for (var path : List.of(
                "",
                "0",
                "0/",
                "0/0",
                "00/000",
                "64/000",
                "0/001/000",
                "0/x000/001",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "0/000.p/",
                "-1/000",
                "entries/0001",
                "0/x001/x234/067/",
                "../0/000",
                "0/x1/000")) assertThat(MerkleTile.parse(path)).as(path).isEmpty();
    }

    @Test
    void what_is_outside_a_tree_has_no_proof() {
        var tree = random(seeded(), 5);
        assertThatThrownBy(() -> MerkleTree.inclusion(5, 5, tree)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.inclusion(-1, 5, tree)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.consistency(0, 5, tree)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.consistency(6, 5, tree)).isInstanceOf(IllegalArgumentException.class);
        assertThat(MerkleTree.includes(new byte[32], 5, 5, List.of(), new byte[32]))
                .isFalse();
        assertThat(MerkleTree.grewFrom(0, new byte[32], 5, new byte[32], List.of()))
                .isFalse();
    }

    private static Random seeded() {
        long seed = Long.getLong("kycuong.seed", System.nanoTime());
        System.out.println("MerkleTreeTest: -Dkycuong.seed=" + seed);
        return new Random(seed);
    }

    private static byte[] flipped(byte[] hash, Random random) {
        var other = hash.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return other;
    }

    private static List<byte[]> oneFlipped(List<byte[]> proof, Random random) {
        var other = new ArrayList<>(proof);
        int at = random.nextInt(other.size());
        other.set(at, flipped(other.get(at), random));
        return other;
    }

    private static List<byte[]> longer(List<byte[]> proof) {
        var other = new ArrayList<>(proof);
        other.add(new byte[32]);
        return other;
    }

    private static List<String> hex(List<byte[]> proof) {
        return proof.stream().map(HEX::formatHex).toList();
    }
}
