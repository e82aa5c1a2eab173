package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.worktime.WorkTime;

/**
 * What the holder of a dossier complains of (phản ánh, khiếu nại từ trang tra cứu), while there is no petition desk: an entry of the case itself, which
 * nobody takes away, told to the head of the unit that took it in. He passes it on, and answers it; each is an entry too, which the holder sees on his page.
 * By when an answer is owed is a dated rule of the province, no limit of the Law on Complaints, and the page says so.
 */
@Component
public class Complaints {
    /** What is neither taken away nor corrected. */
    static final Set<String> KINDS = Set.of(
            DossierEvent.COMPLAINED.kind(),
            DossierEvent.COMPLAINT_REFERRED.kind(),
            DossierEvent.COMPLAINT_ANSWERED.kind());

    private static final String LIMIT = "dossier.complaint-answer-limit";
    /** Enough to say all; whoever wants to say more is heard elsewhere. */
    private static final int MOST = 5;

    private final DossierRows rows;
    private final ComplaintRows kept;
    private final Ledger ledger;
    private final ActPath path;
    private final Rules rules;
    private final WorkTime workTime;

    Complaints(DossierRows rows, ComplaintRows kept, Ledger ledger, ActPath path, Rules rules, WorkTime workTime) {
        this.rows = rows;
        this.kept = kept;
        this.ledger = ledger;
        this.path = path;
        this.rules = rules;
        this.workTime = workTime;
    }

    /**
     * The paper by which a complaint is passed on or answered.
     *
     * @param text where it was passed on to, or what the answer is: whoever complained reads it
     */
    public record Paper(String number, LocalDate date, String text) {}

    /** Those of a dossier, in the order in which they came. */
    public List<Complaint> of(CaseId id) {
        return Complaint.of(ledger.entries(id));
    }

    /** Whether one more can be written down. */
    public boolean areOpen(CaseId id) {
        return of(id).size() < MOST;
    }

    /** Writes it down. */
    @Transactional
    public ActResult complain(CaseId id, String key, ComplaintSubject about, String text) {
        var found = ledger.find(id);
        if (found.isEmpty()) return new ActResult.NotFound();
        var c = found.get();
        var entries = ledger.entries(id);
        if (entries.stream().anyMatch(e -> key.equals(e.key()))) return new ActResult.Repeated();
        if (Complaint.of(entries).size() >= MOST) return new ActResult.NotPossible("complaint.no.more", MOST);
        var written = ActPath.content("complaint", Map.of("text", text.strip()));
        var stored = rows.append(id, written, null);
        if (stored.isEmpty()) return ActPath.undone(path.overtaken(id, key));
        var now = path.now();
        var lateFrom = lateFrom(c, now);
        var complaint = new Complaint(stored.get().revision(), about, now, lateFrom, null, null);
        var result = path.record(
                c,
                new Act.By(ActorId.PUBLIC, PostId.NONE, c.unitIn(), now, now, key),
                DossierEvent.COMPLAINED,
                Rights.APPLY,
                c.unitIn(),
                Commitment.of(stored.get().revision(), written.salt(), written.bytes()),
                new Decision.Effects(new Effect.StateChanged(c.state())),
                Map.of("referred", c.unitIn().value(), "about", about.name(), "lateFrom", lateFrom.toString()));
        if (result instanceof ActResult.Done) kept.write(KeptComplaint.of(id, c.unitIn(), complaint));
        return result;
    }

    private Instant lateFrom(CaseState c, Instant now) {
        var law = rules.at(ActPath.today(now));
        return ObligationClock.started(now, law.limit(LIMIT), law.rule(LIMIT).basis(), law.sameDayCutoff())
                .due(workTime.calendar(c.unitIn(), now), now)
                .lateFrom();
    }

    /** The head passes it on to whoever is to settle it. */
    @Transactional
    public ActResult refer(CaseId id, Sheet sheet, int complaint, Paper paper, Officer officer) {
        return act(
                id,
                sheet,
                DossierEvent.COMPLAINT_REFERRED,
                "complaintReferral",
                paper,
                Map.of("complaint", complaint),
                officer);
    }

    /** The head answers it; an answer after an answer stands beside it, and in its place. */
    @Transactional
    public ActResult answer(
            CaseId id, Sheet sheet, int complaint, ComplaintOutcome outcome, Paper paper, Officer officer) {
        return act(
                id,
                sheet,
                DossierEvent.COMPLAINT_ANSWERED,
                "complaintAnswer",
                paper,
                Map.of("complaint", complaint, "outcome", outcome.name()),
                officer);
    }

    private ActResult act(
            CaseId id,
            Sheet sheet,
            DossierEvent event,
            String purpose,
            Paper paper,
            Map<String, ?> facts,
            Officer officer) {
        var content = new HashMap<String, Object>(facts);
        content.putAll(Map.of("number", paper.number(), "date", paper.date().toString(), "text", paper.text()));
        var deed = Deed.of(
                        event,
                        Rights.COMPLAINTS,
                        CaseState::unitIn,
                        new ActPath.Draft(purpose, content, null),
                        (c, _) -> ComplaintRules.act(c, of(id), facts, paper.date(), path.today()))
                .with(facts);
        var result = path.act(id, sheet, officer, deed);
        if (result instanceof ActResult.Done(var after))
            of(id).stream()
                    .filter(c -> Integer.valueOf(c.revision()).equals(facts.get("complaint")))
                    .forEach(c -> kept.write(KeptComplaint.of(id, after.unitIn(), c)));
        return result;
    }
}
