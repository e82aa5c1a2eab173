package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.worktime.LegalClock;

/**
 * Where is my file? The QR code of a slip carries a random key and shows the whole way; a typed code without a second fact shows
 * the state and its date only, and answers the same for a code that does not exist and for one that is hidden.
 */
@Access(Access.Who.EVERYBODY)
@Controller
class TrackPages {
    private static final int SHORTEST_FACT = 4;

    private final FileRows rows;
    private final Files files;
    private final PaperFiles paperFiles;
    private final RecordedReceipts receipts;
    private final Throttle throttle;
    private final Throttle facts;
    private final LegalClock time;

    TrackPages(
            FileRows rows,
            Files files,
            PaperFiles paperFiles,
            RecordedReceipts receipts,
            Throttle throttle,
            @Qualifier("facts") Throttle facts,
            LegalClock time) {
        this.rows = rows;
        this.files = files;
        this.paperFiles = paperFiles;
        this.receipts = receipts;
        this.throttle = throttle;
        this.facts = facts;
        this.time = time;
    }

    @GetMapping("/tra-cuu")
    String show(
            @RequestParam(name = "khoa", defaultValue = "") String key,
            @RequestParam(name = "ma", defaultValue = "") String code,
            @RequestParam(name = "so", defaultValue = "") String fact,
            HttpServletRequest request,
            Model page) {
        page.addAttribute("title", "track.title");
        page.addAttribute("nav", "track");
        page.addAttribute("code", code.length() > 60 ? "" : code.strip());
        page.addAttribute("unknown", false);
        page.addAttribute("glimpse", null);
        page.addAttribute("now", time.instant());
        if (key.isBlank() && code.isBlank()) return "dossier/track";
        if (!throttle.allows("track", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var found = key.isBlank()
                ? byCode(code, fact)
                : rows.byTrackingKey(key.strip().toLowerCase(Locale.ROOT));
        var file = found.flatMap(files::of);
        if (file.isPresent()) {
            page.addAttribute("file", file.get());
            page.addAttribute("sentFiles", paperFiles.of(file.get()));
            page.addAttribute(
                    "recorded", receipts.of(file.get().dossier().caseId()).orElse(null));
            page.addAttribute("key", file.get().dossier().trackingKey());
            return "dossier/tracked";
        }
        page.addAttribute("glimpse", key.isBlank() && fact.isBlank() ? glimpse(code) : null);
        page.addAttribute("unknown", !page.containsAttribute("glimpse") || page.getAttribute("glimpse") == null);
        return "dossier/track";
    }

    /** The proof that an entry stands in the ledger, for who holds the slip. */
    @GetMapping("/tra-cuu/bang-chung/{version}.json")
    ResponseEntity<RecordedReceipts.ProofFile> proof(
            @RequestParam String khoa, @PathVariable int version, HttpServletRequest request) {
        if (!throttle.allows("track", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var dossier = rows.byTrackingKey(khoa.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return receipts.file(dossier.caseId(), version)
                .map(file -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("bang-chung-" + dossier.code() + ".json")
                                        .build()
                                        .toString())
                        .body(file))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The whole file needs the code and a second fact that only the applicant knows: the last digits of phone or identity number. */
    private Optional<DossierRow> byCode(String code, String fact) {
        var digits = fact.replaceAll("\\D", "");
        if (digits.length() < SHORTEST_FACT || code.length() > 60) return Optional.empty();
        var asked = code.strip().toUpperCase(Locale.ROOT);
        if (!facts.allows("fact", asked)) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var found = rows.byCode(asked)
                .filter(d -> FileRows.application(rows.revisions(d.caseId()))
                        .filter(a -> endsWith(a.phone(), digits) || endsWith(a.identityNumber(), lastOf(digits)))
                        .isPresent());
        // wrong facts count for the code, from wherever: four digits would fall in a day; who holds the slip has its
        // key
        if (found.isPresent()) facts.giveBack("fact", asked);
        return found;
    }

    /** Of the identity number no more than its end is read here. */
    private static String lastOf(String digits) {
        return digits.substring(digits.length() - SHORTEST_FACT);
    }

    private static boolean endsWith(String number, String digits) {
        return number.replaceAll("\\D", "").endsWith(digits);
    }

    private @Nullable Glimpse glimpse(String code) {
        if (code.length() > 60) return null;
        return rows.byCode(code.strip().toUpperCase(Locale.ROOT))
                .flatMap(files::of)
                .map(f -> new Glimpse(
                        f.code(),
                        f.stands().wordKey(),
                        LegalZone.local(java.util.Objects.requireNonNull(
                                        f.state().lastAt()))
                                .toLocalDate()))
                .orElse(null);
    }
}
