package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.ApplicantLookup;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.OnlineDrafts;
import vn.kycuong.identity.Citizen;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.Sight;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/** The dossiers of a citizen whom his identity provider proved. Each leads to the page that the holder of its slip sees. */
@Access(Access.Who.EVERYBODY)
@Controller
class OwnDossierPages {
    private final ApplicantLookup applicants;
    private final OnlineDrafts drafts;
    private final Ledger ledger;
    private final Procedures procedures;
    private final Organisation organisation;
    private final LegalClock time;
    private final Throttle throttle;

    OwnDossierPages(
            ApplicantLookup applicants,
            OnlineDrafts drafts,
            Ledger ledger,
            Procedures procedures,
            Organisation organisation,
            LegalClock time,
            Throttle throttle) {
        this.applicants = applicants;
        this.drafts = drafts;
        this.ledger = ledger;
        this.procedures = procedures;
        this.organisation = organisation;
        this.time = time;
        this.throttle = throttle;
    }

    @GetMapping("/cong-dan/ho-so")
    String show(@Nullable Citizen citizen, HttpServletRequest request, Model page) {
        if (citizen == null) return "redirect:/cong-dan";
        if (!throttle.allows("own", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        page.addAttribute("title", "own.title").addAttribute("nav", "track");
        page.addAttribute("lines", lines(citizen)).addAttribute("drafts", drafts.of(citizen));
        return "dossier/own";
    }

    private List<OwnLine> lines(Citizen citizen) {
        return applicants.ofIdentityNumber(citizen.identityNumber()).stream()
                .flatMap(own -> Sight.ofCase(own.caseId()).call(() -> ledger.find(own.caseId())).stream()
                        .map(state -> line(own, state)))
                .toList();
    }

    private OwnLine line(ApplicantLookup.Own own, CaseState state) {
        var today = time.today();
        return new OwnLine(
                own.code(),
                own.trackingKey(),
                procedures
                        .get(own.procedureKey(), today)
                        .map(p -> p.name(LocaleContextHolder.getLocale()))
                        .orElse(own.procedureKey()),
                organisation.nameAt(state.unitNow(), today),
                DossierState.valueOf(state.state()).wordKey());
    }
}
