package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.ControlSlip;
import vn.kycuong.document.PaperLine;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.ControlLeg;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.process.Processes;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** The control slip of a dossier (phiếu kiểm soát), drawn from its entries up to now. */
@Component
class ControlPapers {
    private static final Words WORDS = Words.of("vi");

    private final FileRows rows;
    private final Ledger ledger;
    private final Procedures procedures;
    private final Processes processes;
    private final Organisation organisation;
    private final People people;
    private final ClockPictures clocks;
    private final WorkTime workTime;
    private final SlipHeads heads;
    private final LegalClock time;

    ControlPapers(
            FileRows rows,
            Ledger ledger,
            Procedures procedures,
            Processes processes,
            Organisation organisation,
            People people,
            ClockPictures clocks,
            WorkTime workTime,
            SlipHeads heads,
            LegalClock time) {
        this.rows = rows;
        this.ledger = ledger;
        this.procedures = procedures;
        this.processes = processes;
        this.organisation = organisation;
        this.people = people;
        this.clocks = clocks;
        this.workTime = workTime;
        this.heads = heads;
        this.time = time;
    }

    /** Empty while the dossier is not accepted, and once its content was lawfully erased. */
    Optional<ControlSlip> of(DossierRow d, String base) {
        var states = ledger.histories(d.caseId());
        var c = states.getLast();
        var application = FileRows.application(rows.revisions(d.caseId()));
        if (c.process() == 0 || application.isEmpty()) return Optional.empty();
        return Optional.of(slip(d, states, ledger.entries(d.caseId()), application.get(), base));
    }

    private ControlSlip slip(DossierRow d, List<CaseState> states, List<Entry> entries, Application a, String base) {
        var c = states.getLast();
        var now = time.instant();
        var owed = c.obligation(Tier.WHOLE).orElseThrow();
        var received = day(entries.getFirst().occurredAt());
        var procedure = procedures.get(d.procedureKey(), received).orElseThrow();
        var due = clocks.due(owed, now);
        return new ControlSlip(
                heads.of(d, c.unitIn(), day(now), 0, "", base),
                SlipHeads.content(procedure.name(), a),
                a.submitter().value(),
                a.submitter().equals(a.applicant()) ? "" : a.applicant().value(),
                SlipHeads.limit(owed, entries),
                owed.clock().start(),
                due.at(),
                a.papers().stream()
                        .filter(Application.Paper::isPresent)
                        .map(x -> new PaperLine(x.name(), x.originals(), x.certified(), x.copies()))
                        .toList(),
                rows(c, ControlLeg.of(states, entries), entries, now),
                owed.clock().metAt() == null ? "" : outcome(due, owed.clock().metAt()));
    }

    private List<ControlSlip.Row> rows(CaseState c, List<ControlLeg> legs, List<Entry> entries, Instant now) {
        var all = new ArrayList<ControlSlip.Row>();
        for (var leg : legs) {
            var at = leg.given().occurredAt();
            all.add(new ControlSlip.Row(
                    person(leg.giver(), leg.giverUnit(), at),
                    receiver(leg, at),
                    at,
                    leg.takenAt(),
                    before(legs, leg).map(earlier -> outcome(c, earlier, now)).orElse(""),
                    note(leg.given())));
        }
        entries.stream()
                .filter(e -> e.kind().equals(DossierEvent.RETURNED.kind()))
                .reduce((_, last) -> last)
                .ifPresent(e -> all.add(new ControlSlip.Row(
                        person(e.actor(), e.unit(), e.occurredAt()),
                        "Người nhận kết quả",
                        e.occurredAt(),
                        e.occurredAt(),
                        "",
                        note(e))));
        return all;
    }

    /** Where the work lay until it was given on. */
    private static Optional<ControlLeg> before(List<ControlLeg> legs, ControlLeg leg) {
        return legs.stream()
                .filter(l -> l.work() == leg.work())
                .filter(l -> Objects.equals(l.ended(), leg.given().occurredAt()))
                .filter(l -> l.given().version() < leg.given().version())
                .reduce((_, last) -> last);
    }

    private String receiver(ControlLeg leg, Instant at) {
        var taker = leg.taker();
        return taker == null
                ? WORDS.get("process.role." + leg.role()) + ", " + unit(leg.unit(), at)
                : person(taker, leg.unit(), at);
    }

    private String person(ActorId actor, UnitId unit, Instant at) {
        if (actor.equals(ActorId.SYSTEM)) return WORDS.get("dossier.actor.system");
        if (actor.equals(ActorId.PUBLIC)) return WORDS.get("dossier.actor.public");
        return people.name(actor) + ", " + unit(unit, at);
    }

    private String unit(UnitId unit, Instant at) {
        return organisation.nameAt(unit, day(at));
    }

    private static String note(Entry entry) {
        return "%s (bút toán số %d)".formatted(WORDS.get("entry." + entry.kind()), entry.version());
    }

    /** What had been allowed to a desk for its step, against when it gave the dossier on. */
    private String outcome(CaseState c, ControlLeg leg, Instant now) {
        var ended = leg.ended();
        if (ended == null) return "";
        if (leg.given().kind().equals(DossierEvent.SUBMITTED.kind())) return received(c, ended);
        var step = processes.version(c.process()).plan().find(leg.step());
        var owed = c.obligation(Tier.WHOLE);
        if (step.isEmpty() || owed.isEmpty()) return "";
        var part = owed.get().clock().part(leg.given().occurredAt(), step.get().allowance(), "");
        return outcome(part.due(workTime.calendar(leg.unit(), now), now), ended);
    }

    /** An application that came online was to be answered in time. */
    private String received(CaseState c, Instant ended) {
        return c.obligations().stream()
                .filter(o ->
                        o.tier() == Tier.RECEPTION && ended.equals(o.clock().metAt()))
                .findFirst()
                .map((Obligation o) -> outcome(clocks.due(o, ended), ended))
                .orElse("");
    }

    private static String outcome(DueDate due, @Nullable Instant done) {
        if (done == null) return "";
        if (!done.isBefore(due.lateFrom())) return "Quá hạn";
        return day(done).isBefore(day(due.at())) ? "Trước hạn" : "Đúng hạn";
    }

    private static LocalDate day(Instant at) {
        return LegalZone.local(at).toLocalDate();
    }
}
