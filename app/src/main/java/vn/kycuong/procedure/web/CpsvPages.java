package vn.kycuong.procedure.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.CpsvAp;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.SiteAddress;
import vn.kycuong.worktime.LegalClock;

/** The catalogue of the day for machines: one procedure, or all of them by pages, as CPSV-AP 3.2 in JSON-LD. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping("/thu-tuc")
class CpsvPages {
    private static final MediaType JSON_LD = MediaType.parseMediaType("application/ld+json");
    private static final int PAGE = 100;

    private final Procedures procedures;
    private final Organisation organisation;
    private final SiteAddress site;
    private final LegalClock time;

    CpsvPages(Procedures procedures, Organisation organisation, SiteAddress site, LegalClock time) {
        this.procedures = procedures;
        this.organisation = organisation;
        this.site = site;
        this.time = time;
    }

    @GetMapping("/{key}/cpsv-ap.jsonld")
    ResponseEntity<String> one(@PathVariable String key) {
        var today = time.today();
        var procedure = procedures.get(key, today).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(JSON_LD).body(described(List.of(procedure), today));
    }

    /** So many a page; the header names the next one. */
    @GetMapping("/cpsv-ap.jsonld")
    ResponseEntity<String> all(@RequestParam(name = "trang", defaultValue = "1") String number) {
        int at = number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 1;
        var today = time.today();
        var found = procedures.find("", today, (at - 1) * PAGE, PAGE);
        var answer = ResponseEntity.ok().contentType(JSON_LD);
        if (at * PAGE < found.all())
            answer.header("Link", "<%s/thu-tuc/cpsv-ap.jsonld?trang=%d>; rel=\"next\"".formatted(site.base(), at + 1));
        return answer.body(described(found.shown(), today));
    }

    private String described(List<ProcedureVersion> shown, LocalDate today) {
        var document = new CpsvAp(
                site.base(), organisation.nameAt(organisation.province().id(), today));
        for (var procedure : shown) {
            var related = procedure.related().stream()
                    .flatMap(one -> procedures.get(one.other(), today).stream())
                    .toList();
            document.add(
                    procedure,
                    procedures.limits(procedure, today),
                    authority(procedure, today),
                    related,
                    procedures.exchanged(procedure));
        }
        return document.json();
    }

    private String authority(ProcedureVersion procedure, LocalDate date) {
        return Optional.ofNullable(procedure.agencyKey())
                .flatMap(organisation::byKey)
                .flatMap(unit -> organisation.dutyBearer(unit.id(), date))
                .map(unit -> organisation.nameAt(unit.id(), date))
                .orElse(procedure.agency());
    }
}
