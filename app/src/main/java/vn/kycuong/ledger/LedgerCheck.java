package vn.kycuong.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.CheckpointKey;
import vn.kycuong.kernel.CheckpointNote;
import vn.kycuong.kernel.MerkleTree;

/**
 * Checks the whole ledger, from outside: every chain, every number, both trees, every signed checkpoint, and checkpoints that somebody
 * kept elsewhere. Reads one snapshot, changes nothing, and needs no running application. It does not believe the database: what it
 * holds against it are the signatures.
 */
public final class LedgerCheck {
    private static final int NAMED_CASES = 200;
    private static final int NAMED_CHECKPOINTS = 20;
    private static final int AT_ONCE = 10_000;

    private final Connections connections;
    private final int threads;
    private final @Nullable CheckpointKey trusted;
    private final List<Kept> kept;
    private final Progress progress;

    /**
     * @param threads how many chains are walked at once, each over a connection of its own
     * @param trusted the open tree's public key as the installation's own folder holds it; null to take the database's word
     * @param kept checkpoints from outside the database
     */
    public LedgerCheck(
            Connections connections, int threads, @Nullable CheckpointKey trusted, List<Kept> kept, Progress progress) {
        this.connections = connections;
        this.threads = threads;
        this.trusted = trusted;
        this.kept = List.copyOf(kept);
        this.progress = progress;
    }

    /** Opens a connection that may read the ledger; closed by the check. */
    @FunctionalInterface
    public interface Connections {
        Connection open() throws SQLException;
    }

    /** Told how far it is, by several threads. */
    @FunctionalInterface
    public interface Progress {
        void entries(long more);
    }

    /**
     * A checkpoint that was kept elsewhere.
     *
     * @param name where it comes from, for the sentences
     */
    public record Kept(String name, CheckpointNote note) {}

    public LedgerReport run() throws SQLException, IOException, InterruptedException {
        try (var rows = CheckRows.first(connections.open())) {
            var snapshot = rows.snapshot();
            var leaves = new EnumMap<TreeName, LeafStore>(TreeName.class);
            try {
                for (var tree : TreeName.values()) leaves.put(tree, new LeafStore(rows.span(tree)));
                return run(rows, snapshot, leaves);
            } finally {
                for (var store : leaves.values()) store.close();
            }
        }
    }

    /** About how many entries there are, before any is read. */
    public long about() throws SQLException {
        try (var rows = CheckRows.first(connections.open())) {
            return rows.entriesAbout();
        }
    }

    /** The newest signed checkpoint of the open tree, over a connection of the caller's; empty until one was signed. */
    public static Optional<String> newest(Connection connection) {
        return new TreeRows(JdbcClient.create(new SingleConnectionDataSource(connection, true)))
                .newest(TreeName.OPEN)
                .map(TreeRows.Signed::note);
    }

    private LedgerReport run(CheckRows rows, String snapshot, Map<TreeName, LeafStore> leaves)
            throws SQLException, InterruptedException {
        var findings = new ArrayList<LedgerFinding>();
        var times = new SignedTimes();
        var signed = new EnumMap<TreeName, List<TreeWalk.Expected>>(TreeName.class);
        var keys = new EnumMap<TreeName, List<CheckpointKey>>(TreeName.class);
        for (var tree : TreeName.values()) {
            var mine = rows.keys(tree).stream()
                    .flatMap(k -> CheckpointKey.parse(k).stream())
                    .toList();
            var fine = good(rows, tree, mine, findings);
            keys.put(tree, mine);
            signed.put(tree, fine);
            times.put(tree, fine);
        }
        Set<UUID> suspects = ConcurrentHashMap.newKeySet();
        var counted = walk(snapshot, leaves, times, suspects);
        var trees = new ArrayList<LedgerReport.Tree>();
        var walked = new EnumMap<TreeName, TreeWalk.Walked>(TreeName.class);
        for (var tree : TreeName.values()) {
            var expected = expected(signed.getOrDefault(tree, List.of()), tree, keys, findings);
            var store = leaves.get(tree);
            if (store == null) continue;
            var seen = new TreeWalk(rows, tree, store, expected).walk();
            walked.put(tree, seen);
            findings.addAll(seen.findings());
            lost(rows, tree, seen, suspects, findings);
            var mine = keys.getOrDefault(tree, List.of());
            var origin = mine.isEmpty() ? "" : mine.getLast().name();
            trees.add(new LedgerReport.Tree(tree.word(), origin, seen.size(), seen.root(), expected.size()));
        }
        int named = 0;
        for (var suspect : suspects) {
            if (named++ == NAMED_CASES) break;
            findings.addAll(DiagnosisRules.diagnose(evidence(rows, suspect, walked, times)));
        }
        return new LedgerReport(
                counted.cases(),
                counted.entries(),
                counted.unnumbered(),
                trees,
                findings,
                Math.max(0, suspects.size() - NAMED_CASES));
    }

    // ---- chains

    private CaseWalk.Counted walk(
            String snapshot, Map<TreeName, LeafStore> leaves, SignedTimes times, Set<UUID> suspects)
            throws SQLException, InterruptedException {
        var parts = new ArrayList<Callable<CaseWalk.Counted>>();
        for (int part = 0; part < threads; part++) {
            var from = new UUID(border(part), 0);
            var to = new UUID(part + 1 == threads ? -1L : border(part + 1) - 1, -1L);
            parts.add(() -> {
                try (var rows = CheckRows.of(connections.open(), snapshot)) {
                    return new CaseWalk(rows, leaves, times, suspects, progress).walk(from, to);
                }
            });
        }
        long cases = 0;
        long entries = 0;
        long unnumbered = 0;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var done : pool.invokeAll(parts)) {
                cases += done.get().cases();
                entries += done.get().entries();
                unnumbered += done.get().unnumbered();
            }
        } catch (ExecutionException broken) {
            switch (broken.getCause()) {
                case SQLException unreadable -> throw unreadable;
                case IOException noRoom -> throw new UncheckedIOException(noRoom);
                case null, default -> throw new IllegalStateException("A part of the ledger was not walked", broken);
            }
        }
        return new CaseWalk.Counted(cases, entries, unnumbered);
    }

    private long border(int part) {
        return Long.divideUnsigned(-1L, threads) * part;
    }

    // ---- checkpoints

    /** The checkpoints that bear the signature of a known key and say what their rows say. */
    private List<TreeWalk.Expected> good(
            CheckRows rows, TreeName tree, List<CheckpointKey> keys, List<LedgerFinding> findings) throws SQLException {
        var good = new ArrayList<TreeWalk.Expected>();
        var some = new ArrayList<TreeRows.Signed>();
        rows.checkpoints(tree, signed -> {
            some.add(signed);
            if (some.size() == AT_ONCE) take(some, keys, good, findings);
        });
        take(some, keys, good, findings);
        var newest = rows.newestNote(tree).flatMap(CheckpointNote::parse);
        if (tree == TreeName.OPEN
                && trusted != null
                && newest.isPresent()
                && !newest.get().signedBy(trusted))
            findings.add(checkpoint(
                    "Điểm chốt mới nhất không do khóa trong thư mục dữ liệu (%s) ký.".formatted(trusted.name())));
        return good;
    }

    /** Signatures cost more than anything else here: they are checked by all processors. */
    private static void take(
            List<TreeRows.Signed> some,
            List<CheckpointKey> keys,
            List<TreeWalk.Expected> good,
            List<LedgerFinding> findings) {
        var roots = some.parallelStream().map(s -> root(s, keys)).toList();
        for (int i = 0; i < some.size(); i++) {
            var signed = some.get(i);
            var root = roots.get(i);
            if (root.isPresent()) good.add(new TreeWalk.Expected(signed.size(), root.get(), signed.at(), null));
            else if (findings.size() < NAMED_CHECKPOINTS)
                findings.add(
                        checkpoint("Điểm chốt ghi %d bút toán, ký lúc %s: chữ ký không đúng hoặc nội dung đã bị sửa."
                                .formatted(signed.size(), DiagnosisRules.text(signed.at()))));
        }
        some.clear();
    }

    private static Optional<byte[]> root(TreeRows.Signed stored, List<CheckpointKey> keys) {
        return CheckpointNote.parse(stored.note())
                .filter(note -> note.checkpoint().size() == stored.size())
                .filter(note -> keys.stream()
                        .anyMatch(k -> k.name().equals(note.checkpoint().origin())
                                && note.signedBy(k)
                                && note.signedAt(k).equals(Optional.of(stored.at()))))
                .map(note -> note.checkpoint().root());
    }

    private List<TreeWalk.Expected> expected(
            List<TreeWalk.Expected> signed,
            TreeName tree,
            Map<TreeName, List<CheckpointKey>> keys,
            List<LedgerFinding> findings) {
        var all = new ArrayList<>(signed);
        for (var one : kept) {
            var origin = one.note().checkpoint().origin();
            var key = known(keys.getOrDefault(tree, List.of()), origin);
            if (key.isEmpty()) {
                boolean anywhere =
                        keys.values().stream().anyMatch(k -> known(k, origin).isPresent());
                if (tree == TreeName.OPEN && !anywhere)
                    findings.add(checkpoint(
                            "%s mang tên %s, không phải tên một cây của sổ này: tệp của sổ khác, hoặc khóa của sổ này đã bị thay."
                                    .formatted(one.name(), origin)));
            } else if (one.note().signedBy(key.get())) {
                all.add(new TreeWalk.Expected(
                        one.note().checkpoint().size(),
                        one.note().checkpoint().root(),
                        one.note().signedAt(key.get()).orElse(null),
                        one.name()));
            } else {
                findings.add(checkpoint(
                        "%s không có chữ ký đúng của khóa %s: tệp hỏng hoặc giả.".formatted(one.name(), origin)));
            }
        }
        return all;
    }

    private Optional<CheckpointKey> known(List<CheckpointKey> keys, String origin) {
        if (trusted != null && trusted.name().equals(origin)) {
            var same = keys.stream().anyMatch(trusted::equals);
            if (same) return Optional.of(trusted);
        }
        return keys.stream().filter(k -> k.name().equals(origin)).findFirst();
    }

    private static LedgerFinding checkpoint(String sentence) {
        return new LedgerFinding(LedgerFinding.Kind.CHECKPOINT, null, 0, sentence);
    }

    // ---- what does not fit

    /** Leaves that do not fit lead to their cases; those whose number is gone too can only be counted. */
    private static void lost(
            CheckRows rows, TreeName tree, TreeWalk.Walked walked, Set<UUID> suspects, List<LedgerFinding> findings)
            throws SQLException {
        long begin = -1;
        long end = -1;
        for (var leaf : walked.wrong()) {
            var owner = rows.caseOf(tree, leaf);
            if (owner.isPresent()) {
                suspects.add(owner.get());
            } else if (leaf == end + 1 && begin >= 0) {
                end = leaf;
            } else {
                gone(tree, begin, end, findings);
                begin = leaf;
                end = leaf;
            }
        }
        gone(tree, begin, end, findings);
    }

    private static void gone(TreeName tree, long begin, long end, List<LedgerFinding> findings) {
        if (begin < 0) return;
        findings.add(new LedgerFinding(
                LedgerFinding.Kind.REMOVED,
                null,
                0,
                "%s: %d bút toán mang số thứ tự từ %d đến %d đã bị xóa cùng với dòng số thứ tự, nên không còn biết thuộc vụ việc nào."
                        .formatted(
                                tree == TreeName.OPEN ? "Cây chung" : "Cây của vụ việc mật",
                                end - begin + 1,
                                begin,
                                end)));
    }

    private static DiagnosisRules.Evidence evidence(
            CheckRows rows, UUID caseId, Map<TreeName, TreeWalk.Walked> walked, SignedTimes times) throws SQLException {
        var stored = rows.entries(caseId);
        var leaves = rows.leaves(caseId);
        var there = new ArrayList<DiagnosisRules.There>();
        var previous = Chain.start();
        int version = 0;
        for (var e : stored) {
            var fields = BodyFields.of(e.body());
            boolean follows = e.version() == ++version && CheckRows.same(Chain.next(previous, e.body()), e.hash());
            there.add(new DiagnosisRules.There(
                    e.version(),
                    marks(fields.act(), e.body()),
                    fields.moment("occurred"),
                    fields.moment("recorded"),
                    follows,
                    fields.differing(e),
                    leaves.stream().anyMatch(l -> l.version() == e.version()),
                    e.tree() == null && e.due(),
                    times.before(e)));
            previous = e.hash();
            version = e.version();
        }
        var numbered = new ArrayList<DiagnosisRules.Numbered>();
        for (var l : leaves) {
            var held = rows.leafHash(l.tree(), l.leaf());
            var now = stored.stream().filter(e -> e.version() == l.version()).findFirst();
            var hash = now.map(e -> MerkleTree.leaf(e.hash())).orElse(null);
            var seen = walked.get(l.tree());
            Long elsewhere = hash == null || seen == null || CheckRows.same(held, hash)
                    ? null
                    : seen.wrongHashes().get(HexFormat.of().formatHex(hash));
            numbered.add(new DiagnosisRules.Numbered(
                    l.version(),
                    l.leaf(),
                    l.marks(),
                    l.occurred(),
                    l.recorded(),
                    held == null ? null : Boolean.valueOf(CheckRows.same(held, hash)),
                    elsewhere == null ? -1 : elsewhere));
        }
        var head = rows.head(caseId);
        return new DiagnosisRules.Evidence(
                caseId,
                there,
                numbered,
                head.map(h -> new DiagnosisRules.Head(
                                h.version(),
                                !stored.isEmpty()
                                        && CheckRows.same(
                                                h.hash(), stored.getLast().hash()),
                                !stored.isEmpty() && CaseWalk.saysLast(h, stored.getLast())))
                        .orElse(null));
    }

    private static byte[] marks(String act, byte[] body) {
        var marks = new byte[16];
        System.arraycopy(sha256(act.getBytes(StandardCharsets.UTF_8)), 0, marks, 0, 8);
        System.arraycopy(sha256(body), 0, marks, 8, 8);
        return marks;
    }

    private static byte[] sha256(byte[] bytes) {
        return Chain.next(new byte[0], bytes);
    }
}
