package vn.kycuong.dossier.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import vn.kycuong.document.Files;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.FileCheck;
import vn.kycuong.dossier.FileSignatures;
import vn.kycuong.dossier.LateReceipt;
import vn.kycuong.dossier.SentFile;
import vn.kycuong.procedure.ProcedureVersion;

/** The files of an application's papers: checked when they come, listed on the pages of their dossier. */
@Component
class PaperFiles {
    private final Files files;
    private final FileCheck check;
    private final FileSignatures signatures;

    PaperFiles(Files files, FileCheck check, FileSignatures signatures) {
        this.files = files;
        this.check = check;
        this.signatures = signatures;
    }

    /**
     * What came with a form.
     *
     * @param sent fit to be kept
     * @param refused by field, what is wrong with a file and what to do, in Vietnamese
     */
    record Sent(List<SentFile> sent, Map<String, String> refused) {
        boolean hasReceipt() {
            return sent.stream().anyMatch(s -> s.paper().equals(LateReceipt.PAPER));
        }
    }

    /** One file a paper, in fields {@code file0}, {@code file1}… as the published version numbers its papers. */
    Sent read(MultiValueMap<String, MultipartFile> parts, ProcedureVersion version) throws IOException {
        var sent = new ArrayList<SentFile>();
        var refused = new HashMap<String, String>();
        for (int i = 0; i < version.papers().size(); i++) {
            read(parts, "file" + i, version.papers().get(i).name(), sent, refused);
        }
        return new Sent(sent, refused);
    }

    /** The same at the counter, where the scan of a stamped receipt may lie beside them, in the field {@code lateScan}. */
    Sent readWithReceipt(MultiValueMap<String, MultipartFile> parts, ProcedureVersion version) throws IOException {
        var papers = read(parts, version);
        var sent = new ArrayList<>(papers.sent());
        var refused = new HashMap<>(papers.refused());
        read(parts, "lateScan", LateReceipt.PAPER, sent, refused);
        return new Sent(sent, refused);
    }

    private void read(
            MultiValueMap<String, MultipartFile> parts,
            String field,
            String paper,
            List<SentFile> sent,
            Map<String, String> refused)
            throws IOException {
        var part = parts.getFirst(field);
        if (part == null || isNameless(part)) return;
        switch (checked(part)) {
            case UploadedFile.Accepted file -> sent.add(new SentFile(paper, file));
            case UploadedFile.Refused(var reason) -> refused.put(field, reason);
        }
    }

    /** A file that came, looked at by its content and asked of the virus scanner. */
    UploadedFile checked(MultipartFile part) throws IOException {
        var type = part.getContentType();
        try (var content = part.getInputStream()) {
            return check.of(String.valueOf(part.getOriginalFilename()), content, type == null ? "" : type);
        }
    }

    /** A field where nothing was chosen arrives as an empty part without a name. */
    static boolean isNameless(MultipartFile part) {
        return part.getOriginalFilename() == null || part.getOriginalFilename().isEmpty();
    }

    /** The files that the application itself names, found again by their fingerprint. */
    List<PaperFile> of(FileView file) {
        var application = file.application();
        if (application == null || application.files().isEmpty()) return List.of();
        var kept = files.byFingerprint(file.dossier().caseId());
        var found = signatures.of(file.dossier().caseId());
        return application.files().stream()
                .map(a -> {
                    var stored = kept.get(a.sha256());
                    return new PaperFile(
                            a.paper(),
                            a.name(),
                            size(a.size()),
                            stored == null ? "" : stored.id().toString(),
                            stored == null ? null : found.get(stored.id().toString()));
                })
                .toList();
    }

    /** The name of a file as it may be shown again. */
    static String shownName(MultipartFile part) {
        var name = String.valueOf(part.getOriginalFilename()).replaceAll("[\\p{C}]", "");
        return name.length() > 120 ? name.substring(0, 120) : name;
    }

    static String size(int bytes) {
        if (bytes >= 1024 * 1024) return String.format(Locale.of("vi"), "%.1f MB", bytes / (1024.0 * 1024));
        return Math.max(1, bytes / 1024) + " kB";
    }
}
