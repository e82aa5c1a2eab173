package vn.kycuong.dossier.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.Complaint;
import vn.kycuong.dossier.ComplaintOutcome;
import vn.kycuong.dossier.Complaints;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.worktime.LegalClock;

/** The complaints of a dossier as its holder and the head see them: both read the same. */
@Component
class ComplaintViews {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Complaints complaints;
    private final FileRows rows;
    private final LegalClock time;

    ComplaintViews(Complaints complaints, FileRows rows, LegalClock time) {
        this.complaints = complaints;
        this.rows = rows;
        this.time = time;
    }

    List<ComplaintView> of(CaseId id) {
        var made = complaints.of(id);
        if (made.isEmpty()) return List.of();
        var revisions = rows.revisions(id);
        return made.stream().map(complaint -> view(complaint, revisions)).toList();
    }

    private ComplaintView view(Complaint c, List<FileRows.Revision> revisions) {
        var about = c.about();
        var late = c.lateFrom();
        return new ComplaintView(
                c.revision(),
                about == null ? "complaint.about.unsaid" : about.wordKey(),
                c.at(),
                late == null ? null : late.minusSeconds(60),
                revisions.stream()
                        .filter(r -> r.number() == c.revision() && r.content() != null)
                        .findFirst()
                        .map(r -> text(Objects.requireNonNull(r.content()), "text"))
                        .orElse(""),
                c.answer() != null,
                c.answer() == null && late != null && !time.instant().isBefore(late),
                revisions.stream()
                        .filter(r -> r.content() != null
                                && r.content().get("complaint") instanceof Number number
                                && number.intValue() == c.revision())
                        .map(r -> step(r.purpose(), Objects.requireNonNull(r.content())))
                        .toList());
    }

    private static ComplaintView.Step step(String purpose, Map<String, Object> content) {
        var outcome = text(content, "outcome");
        return new ComplaintView.Step(
                purpose.equals("complaintAnswer") ? "complaint.answered" : "complaint.referred",
                outcome.isEmpty() ? "" : ComplaintOutcome.valueOf(outcome).wordKey(),
                text(content, "number"),
                LocalDate.parse(text(content, "date")).format(DAY),
                text(content, "text"));
    }

    private static String text(Map<String, Object> content, String field) {
        return content.get(field) instanceof String text ? text : "";
    }
}
