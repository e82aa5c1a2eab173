package vn.kycuong.dossier.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.kycuong.document.Files;
import vn.kycuong.document.StoredFile;

/** The files of an application's papers, listed on the pages of their dossier. */
@Component
class PaperFiles {
    private final Files files;

    PaperFiles(Files files) {
        this.files = files;
    }

    /** The files that the application itself names, found again by their fingerprint. */
    List<PaperFile> of(FileView file) {
        var application = file.application();
        if (application == null || application.files().isEmpty()) return List.of();
        var kept = new HashMap<String, StoredFile>();
        for (var stored : files.of(file.dossier().caseId())) {
            if (stored.sha256() != null) kept.put(stored.sha256(), stored);
        }
        return application.files().stream()
                .map(a -> {
                    var stored = kept.get(a.sha256());
                    return new PaperFile(
                            a.paper(),
                            a.name(),
                            size(a.size()),
                            stored == null ? "" : stored.id().toString());
                })
                .toList();
    }

    static String size(int bytes) {
        if (bytes >= 1024 * 1024) return String.format(Locale.of("vi"), "%.1f MB", bytes / (1024.0 * 1024));
        return Math.max(1, bytes / 1024) + " kB";
    }
}
