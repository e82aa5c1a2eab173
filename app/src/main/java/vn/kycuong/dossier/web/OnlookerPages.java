package vn.kycuong.dossier.web;

import static vn.kycuong.dossier.web.FilePages.caseId;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.Onlookers;
import vn.kycuong.kernel.Access;

/** Who else has this dossier open: a page that is looked at says so every half minute, and is answered in a line of text. */
@Access(Access.Who.CASE)
@Controller
class OnlookerPages {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Files files;
    private final Onlookers onlookers;
    private final ClockPictures clocks;

    OnlookerPages(Files files, Onlookers onlookers, ClockPictures clocks) {
        this.files = files;
        this.onlookers = onlookers;
        this.clocks = clocks;
    }

    @PostMapping(value = "/ho-so/{id}/dang-mo", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @ResponseBody
    String here(@PathVariable String id, Officer officer) {
        var dossier = caseId(id);
        if (!files.isSeen(dossier, officer)) throw FilePages.notFound();
        var others = onlookers.here(dossier.value(), officer);
        return others.isEmpty()
                ? ""
                : clocks.words()
                        .get("dossier.openNow", others.stream().map(this::told).collect(Collectors.joining("; ")));
    }

    private String told(Onlookers.Onlooker other) {
        return clocks.words()
                .get("dossier.openSince", other.name(), other.unitName(), HOUR.format(LegalZone.local(other.since())));
    }
}
