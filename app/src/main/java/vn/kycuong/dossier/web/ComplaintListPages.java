package vn.kycuong.dossier.web;

import java.time.Instant;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.ComplaintOutcome;
import vn.kycuong.dossier.ComplaintSubject;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The complaints that holders of dossiers put down from their pages, for the heads of the units that took these in. */
@Access(value = Access.Who.OFFICER, rights = Rights.COMPLAINTS)
@Controller
class ComplaintListPages {
    private static final int WAITING = 200;
    private static final int ANSWERED = 50;

    private final ComplaintListRows rows;
    private final Procedures procedures;
    private final Organisation organisation;
    private final LegalClock time;

    ComplaintListPages(ComplaintListRows rows, Procedures procedures, Organisation organisation, LegalClock time) {
        this.rows = rows;
        this.procedures = procedures;
        this.organisation = organisation;
        this.time = time;
    }

    @GetMapping("/phan-anh")
    String show(Officer officer, Model page) {
        var now = time.instant();
        page.addAttribute("title", "complaint.list.title").addAttribute("nav", "work");
        page.addAttribute("most", WAITING);
        page.addAttribute(
                "waiting",
                rows.waiting(officer.scope(), WAITING).stream()
                        .map(line -> line(line, now))
                        .toList());
        page.addAttribute(
                "answered",
                rows.answered(officer.scope(), ANSWERED).stream()
                        .map(line -> line(line, now))
                        .toList());
        return "dossier/complaints";
    }

    private ComplaintLine line(ComplaintListRows.Line line, Instant now) {
        var w = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var today = LegalZone.local(now).toLocalDate();
        var c = line.complaint();
        var late = c.lateFrom();
        var answered = c.answeredAt();
        return new ComplaintLine(
                "/ho-so/" + c.caseId() + "/phan-anh",
                line.code(),
                procedures.name(line.procedureKey()),
                organisation.nameAt(new UnitId(c.unitIn()), today),
                w.get(
                        c.about() == null
                                ? "complaint.about.unsaid"
                                : ComplaintSubject.valueOf(c.about()).wordKey()),
                When.full(c.madeAt(), w),
                late == null
                        ? ""
                        : When.day(LegalZone.local(late.minusSeconds(60)).toLocalDate()),
                answered == null ? late != null && !now.isBefore(late) : late != null && !answered.isBefore(late),
                c.referredAt() == null ? "" : When.full(c.referredAt(), w),
                answered == null ? "" : When.full(answered, w),
                c.outcome() == null
                        ? ""
                        : w.get(ComplaintOutcome.valueOf(c.outcome()).wordKey()));
    }
}
