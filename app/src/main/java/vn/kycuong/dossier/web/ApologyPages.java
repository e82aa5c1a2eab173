package vn.kycuong.dossier.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.dossier.Apologies;
import vn.kycuong.dossier.Fault;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.Several;

/** Apologies to the applicant, with a new date or without, and why none is owed. */
@Access(value = Access.Who.CASE, rights = Rights.APOLOGISE)
@Controller
@Several("fault")
@RequestMapping("/ho-so/{id}")
class ApologyPages {
    private final Apologies apologies;
    private final FileAnswers answers;

    ApologyPages(Apologies apologies, FileAnswers answers) {
        this.apologies = apologies;
        this.answers = answers;
    }

    /** Whoever gives a date promises it; without one it is a letter. */
    @PostMapping("/xin-loi")
    String apologise(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("xin-loi", typed);
        var faults = faults(form);
        if (faults.isEmpty()) form.wrong("fault", "dossier.no.faultMissing");
        boolean dated = form.isGiven("newDate") || form.isGiven("newTime");
        var moment = dated ? form.moment("newDate", "newTime") : Optional.<Instant>empty();
        var reason = form.must("reason", ActForm.TEXT, FilePages.REASON);
        return answers.done(
                id,
                form,
                (c, sheet, by) -> moment.map(newDue -> apologies.promise(c, sheet, newDue, faults, reason, by))
                        .orElseGet(() -> apologies.say(c, sheet, faults, reason, by)),
                officer,
                page);
    }

    private static Set<Fault> faults(ActForm form) {
        return Arrays.stream(Fault.values())
                .filter(f -> form.holds(form.path(), "fault", f.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
    }

    @PostMapping("/can-cu-mien")
    String waive(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("can-cu-mien", typed);
        var ground = form.must("exempt", ActForm.LINE, "dossier.no.exemptMissing");
        var reason = form.must("reason", ActForm.TEXT, FilePages.REASON);
        return answers.done(id, form, (c, sheet, by) -> apologies.waive(c, sheet, ground, reason, by), officer, page);
    }
}
