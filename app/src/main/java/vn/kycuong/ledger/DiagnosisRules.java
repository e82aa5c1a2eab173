package vn.kycuong.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;

/**
 * What was done to a case whose entries no longer fit: its entries as they stand are laid beside what was numbered when they were
 * written. The tree says that something is wrong; the marks of the leaves say what.
 */
final class DiagnosisRules {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneOffset.ofHours(7));
    private static final int ACT = 8;

    private DiagnosisRules() {}

    /** An entry that is there. */
    record There(
            int version,
            byte[] marks,
            @Nullable Instant occurred,
            @Nullable Instant recorded,
            boolean chained,
            List<String> columns,
            boolean numbered,
            boolean due,
            @Nullable Instant signedBefore) {}

    /**
     * An entry that was numbered.
     *
     * @param fits whether the entry of this version hashes to what the tree holds; null when the tree does not reach so far
     * @param elsewhere the leaf at which the tree holds what now has this number, or -1
     */
    record Numbered(
            int version,
            long leaf,
            byte[] marks,
            Instant occurred,
            Instant recorded,
            @Nullable Boolean fits,
            long elsewhere) {}

    /** The head of the chain, and whether it says what the last entry says. */
    record Head(int version, boolean sameHash, boolean sameLast) {}

    record Evidence(
            UUID caseId,
            List<There> there,
            List<Numbered> numbered,
            @Nullable Head head) {}

    static List<LedgerFinding> diagnose(Evidence e) {
        var found = new Found(e);
        var pairs = aligned(e);
        var left = new ArrayList<>(e.numbered());
        var right = new ArrayList<>(e.there());
        for (var pair : pairs) {
            left.remove(pair.was());
            right.remove(pair.is());
        }
        pairs.addAll(moved(left, right, found));
        pairs.addAll(replaced(left, right));
        for (var pair : pairs) changed(pair, found);
        int lastKept = pairs.stream().mapToInt(p -> p.was().version()).max().orElse(0);
        for (var gone : left) removed(gone, gone.version() > lastKept, found);
        for (var extra : right) extra(extra, e, found);
        for (var entry : e.there()) of(entry, found);
        head(e, found);
        renumbered(e, found);
        return found.findings;
    }

    private record Pair(Numbered was, There is) {}

    /** Findings of one case, one of a kind for an entry. */
    private static final class Found {
        private final Evidence evidence;
        private final List<LedgerFinding> findings = new ArrayList<>();
        private final Set<Integer> versions = new HashSet<>();

        Found(Evidence evidence) {
            this.evidence = evidence;
        }

        void add(LedgerFinding.Kind kind, int version, String what) {
            versions.add(version);
            var where = version == 0
                    ? "Vụ việc %s: ".formatted(evidence.caseId())
                    : "Vụ việc %s, bút toán số %d: ".formatted(evidence.caseId(), version);
            findings.add(new LedgerFinding(kind, new CaseId(evidence.caseId()), version, where + what));
        }

        boolean about(int version) {
            return versions.contains(version);
        }
    }

    /** The longest way to lay both beside each other in order: the same act first, the same words next, the same place last. */
    private static List<Pair> aligned(Evidence e) {
        int n = e.numbered().size();
        int m = e.there().size();
        var best = new int[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                int score = score(e.numbered().get(i), e.there().get(j));
                int both = score == 0 ? 0 : score + best[i + 1][j + 1];
                best[i][j] = Math.max(both, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        var pairs = new ArrayList<Pair>();
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            int score = score(e.numbered().get(i), e.there().get(j));
            if (score > 0 && best[i][j] == score + best[i + 1][j + 1]) {
                pairs.add(new Pair(e.numbered().get(i++), e.there().get(j++)));
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    private static int score(Numbered was, There is) {
        if (!sameAct(was, is)) return 0;
        return 8
                + (sameWords(was, is) ? 4 : 0)
                + (sameTimes(was, is) ? 2 : 0)
                + (was.version() == is.version() ? 1 : 0);
    }

    private static boolean sameAct(Numbered was, There is) {
        return Arrays.equals(was.marks(), 0, ACT, is.marks(), 0, ACT);
    }

    private static boolean sameWords(Numbered was, There is) {
        return Arrays.equals(was.marks(), ACT, 2 * ACT, is.marks(), ACT, 2 * ACT);
    }

    private static boolean sameTimes(Numbered was, There is) {
        return BodyFields.sameMoment(was.occurred(), is.occurred())
                && BodyFields.sameMoment(was.recorded(), is.recorded());
    }

    /** The same act at another place in the order. */
    private static List<Pair> moved(List<Numbered> left, List<There> right, Found found) {
        var pairs = new ArrayList<Pair>();
        for (var was : List.copyOf(left)) {
            var is = right.stream()
                    .filter(x -> sameAct(was, x) && x.version() != was.version())
                    .findFirst();
            if (is.isEmpty()) continue;
            found.add(
                    LedgerFinding.Kind.REORDERED,
                    was.version(),
                    "đã bị đổi chỗ, nay đứng ở số %d.".formatted(is.get().version()));
            left.remove(was);
            right.remove(is.get());
            pairs.add(new Pair(was, is.get()));
        }
        return pairs;
    }

    /** Another act at the same place. */
    private static List<Pair> replaced(List<Numbered> left, List<There> right) {
        var pairs = new ArrayList<Pair>();
        for (var was : List.copyOf(left)) {
            var is = right.stream()
                    .filter(x -> x.version() == was.version() && x.numbered())
                    .findFirst();
            if (is.isEmpty()) continue;
            left.remove(was);
            right.remove(is.get());
            pairs.add(new Pair(was, is.get()));
        }
        return pairs;
    }

    private static void changed(Pair pair, Found found) {
        var was = pair.was();
        var is = pair.is();
        boolean times = sameTimes(was, is);
        if (!times) {
            if (!BodyFields.sameMoment(was.occurred(), is.occurred()))
                found.add(
                        LedgerFinding.Kind.BACKDATED,
                        is.version(),
                        "thời điểm xảy ra đã bị đổi từ %s thành %s."
                                .formatted(text(was.occurred()), text(is.occurred())));
            if (!BodyFields.sameMoment(was.recorded(), is.recorded()))
                found.add(
                        LedgerFinding.Kind.BACKDATED,
                        is.version(),
                        "thời điểm ghi sổ đã bị đổi từ %s thành %s."
                                .formatted(text(was.recorded()), text(is.recorded())));
        }
        if (sameWords(was, is)) return;
        if (!sameAct(was, is))
            found.add(
                    LedgerFinding.Kind.ALTERED,
                    is.version(),
                    "đã bị thay: người làm hoặc loại việc không còn như khi ghi.");
        else if (times && was.version() == is.version() && !found.about(is.version()))
            found.add(LedgerFinding.Kind.ALTERED, is.version(), "nội dung đã bị sửa sau khi ghi.");
    }

    private static void removed(Numbered gone, boolean atTail, Found found) {
        found.add(
                atTail ? LedgerFinding.Kind.REMOVED_AT_TAIL : LedgerFinding.Kind.REMOVED,
                gone.version(),
                "đã bị xóa ở %s chuỗi (xảy ra %s, ghi sổ %s, số thứ tự %d trong cây)."
                        .formatted(
                                atTail ? "cuối" : "giữa", text(gone.occurred()), text(gone.recorded()), gone.leaf()));
    }

    private static void extra(There extra, Evidence e, Found found) {
        boolean beyondHead = e.head() == null || extra.version() > e.head().version();
        boolean beforeNumbered = e.numbered().stream().anyMatch(n -> n.version() >= extra.version());
        if (extra.due() || beyondHead || beforeNumbered || extra.numbered())
            found.add(LedgerFinding.Kind.INSERTED, extra.version(), "được chèn vào, không phải do hệ thống ghi.");
    }

    private static void of(There entry, Found found) {
        if (entry.signedBefore() != null)
            found.add(
                    LedgerFinding.Kind.BACKDATED,
                    entry.version(),
                    "mang giờ ghi sổ %s nhưng chưa có trong điểm chốt ký lúc %s: đã bị ghi lùi ngày."
                            .formatted(text(entry.recorded()), text(entry.signedBefore())));
        if (!entry.columns().isEmpty())
            found.add(
                    entry.columns().contains("occurred_at") || entry.columns().contains("recorded_at")
                            ? LedgerFinding.Kind.BACKDATED
                            : LedgerFinding.Kind.ALTERED,
                    entry.version(),
                    "cột %s không khớp với nội dung chuẩn của bút toán.".formatted(String.join(", ", entry.columns())));
        if (!entry.chained() && !found.about(entry.version()) && found.findings.isEmpty())
            found.add(LedgerFinding.Kind.ALTERED, entry.version(), "mã băm không nối với bút toán đứng trước.");
    }

    private static void head(Evidence e, Found found) {
        var head = e.head();
        int last = e.there().isEmpty() ? 0 : e.there().getLast().version();
        if (head == null) {
            found.add(LedgerFinding.Kind.HEAD, 0, "không còn dòng đầu chuỗi.");
        } else if (head.version() > last && !found.about(last + 1)) {
            found.add(
                    LedgerFinding.Kind.REMOVED_AT_TAIL,
                    last + 1,
                    "đã bị xóa ở cuối chuỗi: đầu chuỗi ghi %d bút toán, nay còn %d.".formatted(head.version(), last));
        } else if (head.version() == last && (!head.sameHash() || !head.sameLast())) {
            found.add(
                    LedgerFinding.Kind.HEAD, 0, "dòng đầu chuỗi không khớp với bút toán cuối (số %d).".formatted(last));
        } else if (head.version() != last && found.findings.isEmpty()) {
            found.add(
                    LedgerFinding.Kind.HEAD,
                    0,
                    "đầu chuỗi ghi %d bút toán, trong sổ có %d.".formatted(head.version(), last));
        }
    }

    /** Entries and numbers agree with each other and not with the tree: the numbers were changed too. */
    private static void renumbered(Evidence e, Found found) {
        if (!found.findings.isEmpty()) return;
        for (var n : e.numbered()) {
            if (n.elsewhere() >= 0)
                found.add(
                        LedgerFinding.Kind.REORDERED,
                        n.version(),
                        "số thứ tự trong cây đã bị đổi từ %d thành %d.".formatted(n.elsewhere(), n.leaf()));
            else if (Boolean.FALSE.equals(n.fits())) {
                found.add(
                        LedgerFinding.Kind.ALTERED,
                        n.version(),
                        "không còn như khi ghi: mã băm khác với cây ở số thứ tự %d.".formatted(n.leaf()));
                return; // what follows in the chain differs because this does
            }
        }
    }

    static String text(@Nullable Instant moment) {
        return moment == null ? "(không đọc được)" : MOMENT.format(moment);
    }
}
