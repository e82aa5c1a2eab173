package vn.kycuong.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.dossier.ContentRows.Kept;
import vn.kycuong.dossier.ContentRows.Revision;
import vn.kycuong.dossier.ContentRows.Told;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.CommittedContent;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/**
 * The desk's content against what entries committed to: each revision belongs to exactly one entry and is the one that was committed
 * to, the desk's row says what the first entry says, each file is the one whose fingerprint stands in the application, and what was added
 * behind signed papers is what was added there. Erased
 * content is counted: it can no longer be compared, and lawfully so.
 */
final class ContentReplay implements Replayed {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.shared();

    /** One revision of one case. */
    private record Key(UUID caseId, int revision) {}

    @Override
    public boolean provesContentOf(String caseKind) {
        return Dossiers.KIND.equals(caseKind);
    }

    @Override
    public void check(Stretch stretch, Findings findings) {
        var chains = stretch.chains().values().stream()
                .filter(chain -> provesContentOf(chain.getFirst().caseKind()))
                .toList();
        var revisions = ContentRows.revisions(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(r -> new Key(r.caseId(), r.revision()), r -> r));
        findings.counted("bản nội dung hồ sơ", revisions.size());
        compareFiles(stretch, revisions, findings);
        compareAdded(stretch, findings);
        compareRows(stretch, chains, findings);
        compareComplaints(stretch, chains, findings);
        compareNumbers(stretch, chains, findings);
        var kept = revisions.values().stream()
                .map(r -> new CommittedContent.Kept(r.caseId(), r.revision(), r.content(), r.salt()))
                .toList();
        var content = new CommittedContent(kept, ContentReplay::revision);
        for (var chain : chains) for (var entry : chain) content.compare(entry, findings);
        content.surplus(findings);
    }

    private static void compareAdded(Stretch stretch, Findings findings) {
        var added = ContentRows.added(stretch.jdbc(), stretch.after(), stretch.upTo());
        findings.counted("phần thêm sau chữ ký", added.size());
        for (var one : added)
            if (!one.fits())
                findings.wrong(
                        one.caseId(),
                        "dossier.long_term_version %s số %d".formatted(one.paper(), one.no()),
                        "phần thêm sau chữ ký khác với dấu vân tay SHA-256 của nó, hoặc không nối vào bản trước");
    }

    private static void compareRows(Stretch stretch, List<List<Entry>> chains, Findings findings) {
        var rows = ContentRows.dossiers(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(Told::caseId, told -> told));
        for (var chain : chains) {
            var id = chain.getFirst().caseId().value();
            findings.compare(id, "dossier.dossier", told(chain), rows.remove(id));
        }
        rows.forEach((id, told) -> findings.compare(id, "dossier.dossier", null, told));
    }

    /** The list of complaints against the entries; the unit is that of the day on which it was written. */
    private static void compareComplaints(Stretch stretch, List<List<Entry>> chains, Findings findings) {
        var rows = ComplaintRows.between(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(row -> new Key(row.caseId(), row.revision()), row -> row));
        findings.counted("phản ánh", rows.size());
        for (var chain : chains) {
            var id = chain.getFirst().caseId();
            for (var complaint : Complaint.of(chain)) {
                var row = rows.remove(new Key(id.value(), complaint.revision()));
                var unit = new UnitId(row == null ? unitIn(chain.getFirst()) : row.unitIn());
                findings.compare(id.value(), "dossier.complaint", KeptComplaint.of(id, unit, complaint), row);
            }
        }
        rows.values().forEach(row -> findings.compare(row.caseId(), "dossier.complaint", null, row));
    }

    /** The register of numbers of results against the entries that gave them and made them void. */
    private static void compareNumbers(Stretch stretch, List<List<Entry>> chains, Findings findings) {
        var rows = ResultNumberRows.between(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(row -> new Key(row.caseId().value(), row.version()), row -> row));
        findings.counted("số kết quả", rows.size());
        for (var chain : chains) {
            for (var number : ResultNumber.of(chain)) {
                var id = number.caseId().value();
                findings.compare(id, "dossier.result_number", number, rows.remove(new Key(id, number.version())));
            }
        }
        rows.forEach((key, row) -> findings.compare(key.caseId(), "dossier.result_number", null, row));
    }

    private static Told told(List<Entry> chain) {
        var first = chain.getFirst();
        return new Told(
                first.caseId().value(),
                fact(first, "code"),
                fact(first, "procedure"),
                fact(first, "case"),
                fact(first, "channel"),
                unitIn(first));
    }

    private static int unitIn(Entry first) {
        return first.effects().stream()
                .filter(Effect.Opened.class::isInstance)
                .map(e -> ((Effect.Opened) e).unitIn().value())
                .findFirst()
                .orElse(0);
    }

    private static String fact(Entry first, String name) {
        return Objects.toString(first.facts().get(name), "");
    }

    // ---- files
    // ---------------------------------------------------------------------------------------------------------

    private void compareFiles(Stretch stretch, Map<Key, Revision> revisions, Findings findings) {
        var kept = ContentRows.files(stretch.jdbc(), stretch.after(), stretch.upTo());
        findings.counted("tệp đính kèm", kept.size());
        var byCase = new HashMap<UUID, List<Kept>>();
        for (var file : kept) {
            if (!file.whole())
                findings.wrong(file.caseId(), row(file), "nội dung tệp khác với dấu vân tay SHA-256 của nó");
            byCase.computeIfAbsent(file.caseId(), _ -> new ArrayList<>()).add(file);
        }
        var laid = laid(revisions, findings);
        for (var revision : revisions.values()) {
            if (!revision.purpose().equals("application") || revision.content() == null) continue;
            var files = byCase.remove(revision.caseId());
            compareFiles(
                    revision,
                    files == null ? List.of() : files,
                    laid.getOrDefault(revision.caseId(), List.of()),
                    findings);
        }
        // with the application erased there is nothing left to compare a file with
        revisions.values().stream().filter(r -> r.revision() == 1).forEach(r -> byCase.remove(r.caseId()));
        byCase.values().forEach(files -> files.forEach(f -> findings.surplus(f.caseId(), row(f))));
    }

    /** The files that later acts laid beside a case, by their fingerprints. */
    private Map<UUID, List<String>> laid(Map<Key, Revision> revisions, Findings findings) {
        var byCase = new HashMap<UUID, List<String>>();
        for (var revision : revisions.values()) {
            if (revision.content() == null) continue;
            var files = laid(revision);
            if (files == null)
                findings.wrong(revision.caseId(), revision(revision.revision()), "không đọc được tệp mà bản này nêu");
            else if (!files.isEmpty())
                byCase.computeIfAbsent(revision.caseId(), _ -> new ArrayList<>())
                        .addAll(files);
        }
        return byCase;
    }

    private @Nullable List<String> laid(Revision revision) {
        if (!LaidFile.PURPOSES.contains(revision.purpose())) return List.of();
        try {
            var content = json.readValue(revision.content(), OBJECT);
            return LaidFile.of(revision.revision(), revision.purpose(), content).stream()
                    .map(LaidFile::sha256)
                    .toList();
        } catch (JacksonException | NullPointerException | ClassCastException unreadable) {
            return null;
        }
    }

    private void compareFiles(Revision application, List<Kept> kept, List<String> laid, Findings findings) {
        var sent = sent(application);
        if (sent == null) {
            findings.wrong(application.caseId(), revision(application.revision()), "không đọc được đơn");
            return;
        }
        var left = new ArrayList<>(sent);
        left.addAll(laid);
        for (var file : kept) {
            if (!file.erased() && !left.remove(file.sha256())) {
                findings.wrong(
                        application.caseId(),
                        row(file),
                        "tệp này không có trong đơn đã nộp, cũng không do thao tác nào gắn vào");
            }
        }
        long erased = kept.stream().filter(Kept::erased).count();
        if (left.size() > erased) {
            findings.wrong(
                    application.caseId(),
                    "document.file",
                    "thiếu %d tệp đã ghi trong đơn hoặc đã gắn vào".formatted(left.size() - erased));
        }
    }

    private @Nullable List<String> sent(Revision application) {
        try {
            return Application.read(Objects.requireNonNull(application.content())).files().stream()
                    .map(Application.Attached::sha256)
                    .toList();
        } catch (JacksonException | NullPointerException | ClassCastException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static String revision(int number) {
        return "dossier.revision số " + number;
    }

    private static String row(Kept file) {
        return "document.file %s (%s)".formatted(file.fileId(), file.name());
    }
}
