package vn.kycuong.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.dossier.StepClocks;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Chains;
import vn.kycuong.notice.Tellings.Place;
import vn.kycuong.notice.Tellings.WatchDraft;
import vn.kycuong.worktime.LegalClock;

/** Tells what no entry says: that a moment came and nothing had changed. Finds it by query, so that a missed night loses nothing. */
@Component
class NoticeWatch implements Recurring {
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int BATCH = 200;

    private final TellingRows rows;
    private final Chains chains;
    private final Situations situations;
    private final NoticeReactions reading;
    private final StepClocks steps;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("notice-watch", REST, () -> sweep() == BATCH);

    NoticeWatch(
            TellingRows rows,
            Chains chains,
            Situations situations,
            NoticeReactions reading,
            StepClocks steps,
            LegalClock time,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.chains = chains;
        this.situations = situations;
        this.reading = reading;
        this.steps = steps;
        this.time = time;
        this.transaction = transaction;
    }

    /** Tells what has its moment now; answers how many moments came. */
    int sweep() {
        return Objects.requireNonNull(transaction.execute(_ -> batch(time.instant())));
    }

    private int batch(Instant now) {
        var due = rows.takeDue(now, BATCH);
        if (due.isEmpty()) return 0;
        var known = chains.of(
                due.stream().map(d -> new CaseId(d.caseId())).distinct().toList());
        var tellings = new Tellings();
        for (var one : due) {
            var chain = known.get(new CaseId(one.caseId()));
            if (chain == null) continue;
            tell(one, chain, now, tellings);
        }
        rows.add(tellings);
        rows.watch(tellings.watches);
        return due.size();
    }

    private void tell(WatchDraft watched, List<Entry> chain, Instant now, Tellings tellings) {
        var c = CaseState.replay(chain.getFirst().caseId(), chain.getFirst().caseKind(), chain);
        var situation = situations.find(watched.situation());
        if (situation.isEmpty() || !situation.get().active()) return;
        var what = situation.get().happening();
        if (what.isOfStep()) {
            tellOfStep(watched, situation.get(), c, now, tellings);
            return;
        }
        var told = Happened.ofCase(what, watched.obligation());
        if (!HappeningRules.awaited(c).contains(told)) return;
        var due = what.isOfSupplement() ? NoticeReactions.lastMinute(chain, c) : reading.due(told, c, chain, now);
        if (what.isOfAsking() && due == null) return;
        boolean ends = what == Happening.NO_RESULT_YET || what == Happening.SUPPLEMENT_NEAR || what.isOfAsking();
        boolean tooLate = ends && due != null && !now.isBefore(due);
        if (tooLate) return;
        tell(situation.get(), told, new Place(c, watched.version(), now), due, tellings);
    }

    /** Of a step that still stands there; where the calendar has moved its time since, later. */
    private void tellOfStep(WatchDraft watched, Situation situation, CaseState c, Instant now, Tellings tellings) {
        var stands = steps.of(c, now).stream()
                .filter(s -> s.work() == watched.work())
                .findFirst();
        if (stands.isEmpty()) return;
        var step = stands.get();
        var what = situation.happening();
        var at = NoticeReactions.moment(what, step);
        if (now.isBefore(at)) {
            tellings.watches.add(watched.at(at));
            return;
        }
        boolean late = !now.isBefore(step.lateFrom());
        if (what == Happening.STEP_AT_RISK && late) return;
        if (late) rows.overtaken(watched.caseId(), watched.work());
        var told = new Happened(what, watched.work(), watched.obligation());
        tell(situation, told, new Place(c, watched.version(), now), step.dueAt(), tellings);
    }

    private void tell(Situation situation, Happened told, Place place, @Nullable Instant due, Tellings tellings) {
        var c = place.state();
        List<Integer> recipients = situation.addressee() == Addressee.OFFICER
                ? LineRules.officers(told, c, reading.staff(place.at()), ActorId.SYSTEM).stream()
                        .map(ActorId::value)
                        .toList()
                : List.of(LineRules.unit(told, c).value());
        tellings.tell(situation, told, place, due, recipients);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
