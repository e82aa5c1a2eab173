package vn.kycuong.regulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.regulation.DutyResult.Problem;
import vn.kycuong.worktime.LegalClock;

/** The internal rules of units (nội quy, quy chế): which holds on a day, as known at a moment, and by when it is to be looked at again. */
@Component
public class InternalRuleBook {
    private static final int LONGEST = 300;

    private final RuleRows rows;
    private final LegalClock time;

    InternalRuleBook(RuleRows rows, LegalClock time) {
        this.rows = rows;
        this.time = time;
    }

    /** What holds at a unit on a day, as known at a moment; at most one of a kind. */
    public List<InternalRule> on(UnitId unit, LocalDate day, Instant knownAt) {
        return rows.of(unit).stream()
                .filter(r -> !day.isBefore(r.sheet().from()) && (r.to() == null || !day.isAfter(r.to())))
                .filter(r -> !r.knownFrom().isAfter(knownAt)
                        && (r.knownTo() == null || r.knownTo().isAfter(knownAt)))
                .toList();
    }

    /** Drafts of a unit that wait for its head, for whom may see them. */
    public List<RuleDraft> open(UnitId unit, Officer officer) {
        return officer.scope().contains(unit) ? rows.open(unit) : List.of();
    }

    @Transactional
    public DutyResult draft(RuleSheet sheet, String formKey, Officer by) {
        if (!by.may(Responsibility.DRAFT)) return new DutyResult.NotAllowed();
        var wrong = problems(sheet);
        if (!wrong.isEmpty()) return new DutyResult.Wrong(wrong);
        return new DutyResult.Drafted(rows.draft(by.unit(), sheet, by.actor(), now(), formKey));
    }

    /** The head of the unit confirms: it holds from its day, the one of its kind that held until then ends the day before. */
    @Transactional
    public DutyResult confirm(int id, Officer by) {
        var found = rows.open(id).filter(d -> d.unit().equals(by.unit()));
        if (found.isEmpty() || !by.may(Responsibility.CONFIRM)) return new DutyResult.NotAllowed();
        var draft = found.get();
        var at = now();
        if (!rows.decide(id, "CONFIRMED", by.actor(), at)) return new DutyResult.Decided();
        var from = draft.sheet().from();
        for (var old : rows.of(draft.unit())) {
            boolean over = old.to() != null && old.to().isBefore(from);
            if (old.knownTo() != null
                    || over
                    || old.sheet().kind() != draft.sheet().kind()) continue;
            rows.end(old, at);
            if (old.sheet().from().isBefore(from))
                rows.append(old.unit(), old.sheet(), from.minusDays(1), at, old.draftedBy(), old.confirmedBy());
        }
        rows.append(draft.unit(), draft.sheet(), null, at, draft.draftedBy(), by.actor());
        return new DutyResult.Confirmed(CaseId.ofForm("regulation-rule-%d-%s"
                        .formatted(draft.unit().value(), draft.sheet().kind()))
                .value());
    }

    @Transactional
    public DutyResult drop(int id, Officer by) {
        var found = rows.open(id).filter(d -> d.unit().equals(by.unit()));
        if (found.isEmpty()
                || !by.may(Responsibility.CONFIRM) && !found.get().draftedBy().equals(by.actor()))
            return new DutyResult.NotAllowed();
        return rows.decide(id, "DROPPED", by.actor(), now()) ? new DutyResult.Dropped() : new DutyResult.Decided();
    }

    private List<Problem> problems(RuleSheet s) {
        var wrong = new ArrayList<Problem>();
        if (s.name().isBlank() || s.name().length() > LONGEST)
            wrong.add(new Problem("name", "Ghi tên nội quy, quy chế, không quá %d ký tự.".formatted(LONGEST)));
        if (s.sign().isBlank() || s.sign().length() > 100)
            wrong.add(new Problem("sign", "Ghi số, ký hiệu quyết định ban hành, ví dụ 15/QĐ-VP."));
        if (s.issuedOn().isAfter(time.today()))
            wrong.add(new Problem("issuedOn", "Ngày ban hành chưa tới. Xem lại ngày."));
        if (s.from().isBefore(s.issuedOn()))
            wrong.add(new Problem("from", "Ngày áp dụng đứng trước ngày ban hành. Xem lại hai ngày."));
        if (!s.reviewBy().isAfter(s.from()))
            wrong.add(new Problem("reviewBy", "Ngày rà soát lại phải sau ngày áp dụng."));
        return wrong;
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
