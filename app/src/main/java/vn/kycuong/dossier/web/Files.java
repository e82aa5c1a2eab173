package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Children;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.Exemption;
import vn.kycuong.dossier.LawGrants;
import vn.kycuong.dossier.LawLimit;
import vn.kycuong.dossier.Numbering;
import vn.kycuong.dossier.PersonalContent;
import vn.kycuong.dossier.ResultNumber;
import vn.kycuong.dossier.Rights;
import vn.kycuong.dossier.SupplementDeadline;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.identity.StandIns;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.process.Processes;
import vn.kycuong.ui.ClockStrip;
import vn.kycuong.worktime.LegalClock;

/** Gathers what the page of a dossier shows: three reads, whatever its length. */
@Component
class Files {
    /** Revisions that ask the applicant for papers. */
    private static final Set<String> ASKED = Set.of("guidance", "supplement");

    /** What is done to a matter that is examined, and not once its result is signed. */
    private static final Set<String> UNTIL_SIGNED = Set.of("consult", "child", "pause", "rehome", "refer", "reject");

    private static final int LONGEST_CODE = 60;

    private final FileRows rows;
    private final Ledger ledger;
    private final Procedures procedures;
    private final Processes processes;
    private final Organisation organisation;
    private final People people;
    private final StandIns standIns;
    private final ClockPictures clocks;
    private final LegalClock time;
    private final Children children;
    private final Rules rules;
    private final Numbering numbering;

    Files(
            FileRows rows,
            Ledger ledger,
            Procedures procedures,
            Processes processes,
            Organisation organisation,
            People people,
            StandIns standIns,
            ClockPictures clocks,
            LegalClock time,
            Children children,
            Rules rules,
            Numbering numbering) {
        this.rows = rows;
        this.ledger = ledger;
        this.procedures = procedures;
        this.processes = processes;
        this.organisation = organisation;
        this.people = people;
        this.standIns = standIns;
        this.clocks = clocks;
        this.time = time;
        this.children = children;
        this.rules = rules;
        this.numbering = numbering;
    }

    /** The dossier as this person may see it; empty also when there is none. */
    Optional<FileView> of(CaseId id, Officer officer) {
        return ledger.find(id)
                .filter(c -> sees(c, officer))
                .flatMap(c -> rows.find(id).map(d -> view(d, c, officer)));
    }

    /** Which dossier it is, for whoever may see it: enough to open one of its papers. */
    Optional<DossierRow> seen(CaseId id, Officer officer) {
        return ledger.find(id).filter(c -> sees(c, officer)).flatMap(c -> rows.find(id));
    }

    /** Why the one-stop asks by which law it may be accepted; empty when nothing waits for the head. */
    String lawRequest(CaseId id) {
        return String.valueOf(FileRows.content(rows.revisions(id), LawGrants.REQUEST)
                .orElse(Map.of())
                .getOrDefault("text", ""));
    }

    /** The number by which the post finds the result that was sent; empty where there is none. */
    String parcel(FileView file) {
        if (file.stands() != DossierState.RETURNED) return "";
        var content = FileRows.content(rows.revisions(file.dossier().caseId()), "handover");
        return String.valueOf(content.orElse(Map.of()).getOrDefault("parcel", ""));
    }

    boolean isSeen(CaseId id, Officer officer) {
        return ledger.find(id).filter(c -> sees(c, officer)).isPresent();
    }

    Optional<FileView> byCode(String code, Officer officer) {
        return code.length() > LONGEST_CODE
                ? Optional.empty()
                : rows.byCode(code.strip().toUpperCase(Locale.ROOT)).flatMap(d -> of(d.caseId(), officer));
    }

    /** The dossier without regard to a person: for its tracking page, which shows only what the key's holder may see. */
    Optional<FileView> of(DossierRow d) {
        return ledger.find(d.caseId()).map(c -> view(d, c, null));
    }

    /** The refusal that waits for the head's signature; empty when none was proposed. */
    Map<String, Object> refusal(CaseId id) {
        return FileRows.content(rows.revisions(id), "refusal").orElse(Map.of());
    }

    /** Who may be given the work: those at its unit whose post has the step's role. */
    List<People.Person> colleagues(CaseId id, Officer officer) {
        return ledger.find(id)
                .filter(c -> sees(c, officer))
                .flatMap(CaseState::openWork)
                .map(w -> people.at(w.unit(), w.role(), time.today()))
                .orElse(List.of());
    }

    /** The dossiers of the same family, as far as it may be known: others than this person's are named and lead nowhere. */
    List<FamilyLine> family(CaseId id, Officer officer) {
        return children.of(id).stream()
                .map(r -> {
                    var seen = ledger.find(r.id()).filter(c -> sees(c, officer));
                    return new FamilyLine(
                            r.parent(),
                            r.code(),
                            procedures.name(r.procedureKey()),
                            seen.map(c -> "/ho-so/" + r.id()).orElse(""),
                            seen.map(c -> DossierState.valueOf(c.state()).wordKey())
                                    .orElse(""),
                            seen.map(c -> unitName(c.unitNow(), time.instant())).orElse(""));
                })
                .toList();
    }

    private static boolean sees(CaseState c, Officer officer) {
        var scope = officer.scope();
        return scope.contains(c.unitNow())
                || scope.contains(c.unitIn())
                || c.workItems().stream().anyMatch(w -> w.open() && scope.contains(w.unit()));
    }

    private FileView view(DossierRow d, CaseState c, @Nullable Officer officer) {
        var now = time.instant();
        var entries = ledger.entries(d.caseId()).stream()
                .filter(e -> officer != null || !isOfOfficersAlone(e))
                .toList();
        var revisions = rows.revisions(d.caseId());
        var received = LegalZone.local(entries.getFirst().occurredAt()).toLocalDate();
        var procedure = procedures.get(d.procedureKey(), received).orElseThrow();
        var work = c.openWork().orElse(null);
        var step = work == null || c.process() == 0
                ? null
                : processes.version(c.process()).step(work.step());
        var owed = c.obligation(Tier.WHOLE).or(() -> answer(c)).orElse(null);
        var due = owed == null ? null : clocks.due(owed, now);
        var answerBy = SupplementDeadline.of(entries, c).orElse(null);
        return new FileView(
                d,
                c,
                DossierState.valueOf(c.state()),
                procedure,
                FileRows.application(revisions).orElse(null),
                unitName(c.unitIn(), now),
                unitName(c.unitNow(), now),
                holder(work),
                step,
                owed,
                due,
                owed == null || owed.tier() != Tier.WHOLE
                        ? null
                        : LawLimit.owed(owed, entries)
                                .map(lawful -> clocks.due(lawful, now))
                                .orElse(null),
                due == null ? null : due.account(),
                status(c, owed, now),
                owed == null ? "" : remaining(owed, due, now),
                owed == null
                        ? ""
                        : clocks.strip(owed, now, officer == null ? ClockStrip.Size.CITIZEN : ClockStrip.Size.FILE, ""),
                timeline(d, entries, revisions, now),
                officer == null ? Set.of() : actions(c, step, answerBy, Dossiers.isMendable(entries), officer),
                officer == null || work == null ? List.of() : people.at(work.unit(), work.role(), time.today()),
                proposed(revisions),
                answerBy,
                checkBy(c, now),
                now);
    }

    /** Said among officers, or about when they are warned. */
    private static boolean isOfOfficersAlone(Entry entry) {
        return DossierEvent.isComment(entry) || entry.kind().equals(CaseEvent.WARNING_CHANGED.kind());
    }

    /** What the one-stop owes before acceptance; while it waits for the applicant, the answer that it gave. */
    private static Optional<Obligation> answer(CaseState c) {
        boolean guided = c.state().equals(DossierState.GUIDED.name());
        return c.obligations().stream()
                .filter(o -> o.tier() == Tier.RECEPTION && !(guided && o.isOpen()))
                .reduce((_, later) -> later);
    }

    private @Nullable Instant checkBy(CaseState c, Instant now) {
        return c.obligations().stream()
                .filter(o -> o.isOpen() && Dossiers.isCheck(o))
                .findFirst()
                .map(o -> clocks.due(o, now).at())
                .orElse(null);
    }

    private @Nullable String holder(@Nullable WorkItem work) {
        return work == null || work.holder() == null ? null : people.name(work.holder());
    }

    /** What was asked for last, before acceptance or after. */
    private static List<SupplementItem> proposed(List<FileRows.Revision> revisions) {
        return revisions.stream()
                .filter(r -> ASKED.contains(r.purpose()))
                .map(FileRows.Revision::content)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .map(SupplementItem::ofContent)
                .orElse(List.of());
    }

    private String remaining(Obligation owed, @Nullable DueDate due, Instant now) {
        if (due == null || !owed.isOpen()) return "";
        if (owed.clock().phase() instanceof vn.kycuong.kernel.ObligationClock.Phase.Stopped)
            return clocks.words().get("dossier.clockStands");
        return clocks.remaining(owed.unit().value(), due.at(), due.lateFrom(), now);
    }

    private String status(CaseState c, @Nullable Obligation owed, Instant now) {
        if (owed == null) return "done";
        var reading = clocks.reading(owed, now);
        if (!owed.isOpen()) {
            var met = owed.clock().metAt();
            return reading.lateFrom() != null && met != null && !met.isBefore(reading.lateFrom())
                    ? "metLate"
                    : "metOnTime";
        }
        return Statuses.of(reading.dueAt(), reading.lateFrom(), reading.warnFrom(), reading.pausedSince(), now);
    }

    private String unitName(UnitId unit, Instant now) {
        return organisation.nameAt(unit, LegalZone.local(now).toLocalDate());
    }

    private List<TimelineLine> timeline(
            DossierRow d, List<Entry> entries, List<FileRows.Revision> revisions, Instant now) {
        Map<Integer, FileRows.Revision> byNumber = new LinkedHashMap<>();
        revisions.forEach(r -> byNumber.put(r.number(), r));
        var undone = new HashSet<Integer>();
        for (var entry : entries) {
            for (var effect : entry.effects())
                if (effect instanceof Effect.Restored restored) undone.add(restored.version() + 1);
        }
        var lines = new ArrayList<TimelineLine>();
        for (var entry : entries.reversed()) {
            var content = entry.content() == null
                    ? null
                    : byNumber.get(entry.content().revision());
            int slip = entry.facts().get("slip") instanceof Number number ? number.intValue() : 0;
            lines.add(new TimelineLine(
                    entry.version(),
                    "entry." + entry.kind(),
                    entry.occurredAt(),
                    entry.inPlaceOf()
                            .map(holder -> clocks.words().get("dossier.inPlaceOf", who(entry.actor()), who(holder)))
                            .orElseGet(() -> who(entry.actor())),
                    unitName(entry.unit(), now),
                    text(d, entry, content),
                    slip,
                    slipPath(entry),
                    undone.contains(entry.version())));
        }
        return lines;
    }

    private String text(DossierRow d, Entry entry, FileRows.@Nullable Revision content) {
        var written =
                content == null ? CalendarNotices.text(entry, clocks.words()).orElse("") : told(content);
        if (entry.facts().get(Exemption.FACT) instanceof String ground)
            return exemption(d, entry, ground, content) + " · " + written;
        if (ResultNumber.isGiven(entry)) {
            var number = ResultNumber.of(entry);
            var given = clocks.words().get("dossier.numbered", number.symbol(), When.day(number.dated()));
            return written.isEmpty() ? given : given + " · " + written;
        }
        if (entry.facts().containsKey(Dossiers.BEYOND_LIMIT))
            return clocks.words().get("dossier.asking.wasLate") + (written.isEmpty() ? "" : " · " + written);
        if (!entry.kind().equals(DossierEvent.RATED.kind())) return written;
        var marks = entry.facts().entrySet().stream()
                .filter(e -> e.getKey().startsWith("said"))
                .mapToInt(e -> ((Number) e.getValue()).intValue())
                .summaryStatistics();
        var whole = clocks.words().get("rating.whole." + entry.facts().get("whole"));
        var rated = clocks.words().get("dossier.rated", whole, marks.getSum(), marks.getCount());
        return written.isEmpty() ? rated : rated + " · " + written;
    }

    private String exemption(DossierRow d, Entry entry, String ground, FileRows.@Nullable Revision content) {
        var law = rules.at(LegalZone.local(entry.occurredAt()).toLocalDate(), "procedure:" + d.procedureKey());
        var written = content == null ? null : content.content();
        return Exemption.named(ground, written == null ? Map.of() : written, law)
                .said();
    }

    /** What was written with an act; why it was entered late stands behind it. */
    private String told(FileRows.Revision content) {
        var text = SlipPapers.summary(content);
        var map = content.content();
        if (map == null || !(map.get("lateReason") instanceof String reason)) return text;
        return (text.isEmpty() ? "" : text + " · ") + clocks.words().get("dossier.enteredLate", reason);
    }

    private static String slipPath(Entry entry) {
        for (var event : List.of(
                DossierEvent.ACCEPTED,
                DossierEvent.GUIDED,
                DossierEvent.REFUSED,
                DossierEvent.SUPPLEMENT_REQUESTED,
                DossierEvent.APOLOGISED,
                DossierEvent.FAULT_APOLOGISED,
                DossierEvent.STOPPED,
                DossierEvent.WITHDRAWN,
                DossierEvent.REJECTED,
                DossierEvent.RETURNED)) {
            if (event.kind().equals(entry.kind())) return "giay/" + entry.version() + ".pdf";
        }
        return "";
    }

    /** Who wrote the last entry: by name and post, so that whoever was slower knows whom to ask. */
    String whoActedLast(CaseId id) {
        var last = ledger.entries(id).getLast();
        return people.title(last.post())
                .map(title -> who(last.actor()) + ", " + title)
                .orElseGet(() -> who(last.actor()));
    }

    /** Who did something: by name for officers, as what they are for everybody else. */
    String who(ActorId actor) {
        if (actor.equals(ActorId.SYSTEM)) return clocks.words().get("dossier.actor.system");
        return actor.equals(ActorId.PUBLIC) ? clocks.words().get("dossier.actor.public") : people.name(actor);
    }

    /** What this person may do now: what the state allows and the post's rights hold. The ledger checks again. */
    private Set<String> actions(
            CaseState c, @Nullable ProcessStep step, @Nullable LocalDate answerBy, boolean mendable, Officer officer) {
        var may = new java.util.LinkedHashSet<String>();
        var work = c.openWork().orElse(null);
        boolean mine = work != null
                && officer.scope().contains(work.unit())
                && (work.holder() == null || work.holder().equals(officer.actor()))
                && officer.may(Rights.ofRole(work.role()));
        boolean heads = work != null && officer.scope().contains(work.unit());
        switch (DossierState.valueOf(c.state())) {
            case SUBMITTED, GUIDED -> {
                if (officer.may(Rights.RECEIVE) && officer.scope().contains(c.unitIn()))
                    may.addAll(List.of("accept", "guide", "proposeRefusal"));
                if (c.state().equals(DossierState.GUIDED.name())) may.remove("guide");
                if (officer.may(Rights.APPROVE) && officer.scope().contains(c.unitIn())) may.add("grantLaw");
                boolean asked = LawGrants.isAsked(c);
                if (asked && may.contains("grantLaw")) may.add("declineLaw");
                if (!asked && may.contains("accept")) may.add("askLaw");
            }
            case REFUSAL_PROPOSED -> {
                if (heads && officer.may(Rights.APPROVE)) may.addAll(List.of("refuse", "declineRefusal"));
            }
            case ACCEPTED, PROCESSING -> {
                if (mine) may.add("complete");
                if (mine && work != null && work.holder() == null) may.add("take");
                if (mine && step != null && step.kind().isAfterWork()) may.add("sendBack");
                if (mine && step != null && step.kind() == ProcessStep.StepKind.NUMBER) may.add("number");
                if (mine && step != null && step.kind() == ProcessStep.StepKind.WORK) may.add("proposeSupplement");
                if (heads && officer.may(Rights.ASSIGN)) may.add("assign");
            }
            case SUPPLEMENT_PROPOSED -> {
                if (heads && officer.may(Rights.APPROVE)) may.addAll(List.of("requestSupplement", "declineSupplement"));
            }
            case WAITING_SUPPLEMENT, SUPPLEMENT_HANDED_IN -> {
                if (officer.may(Rights.RECEIVE) && officer.scope().contains(c.unitIn())) {
                    may.add("supplementReceived");
                    if (c.state().equals(DossierState.SUPPLEMENT_HANDED_IN.name())) may.add("supplementLacking");
                }
            }
            case AT_ONE_STOP -> {
                if (officer.may(Rights.RETURN) && officer.scope().contains(c.unitIn())) may.add("handOver");
                if (numbering.isFor(c, officer)) may.add("renumber");
            }
            case WAITING_FINANCE, PAUSED, WITHDRAWAL_REQUESTED, WITHDRAWN, STOPPED, REFERRED, REFUSED, RETURNED -> {}
        }
        may.addAll(OfferedActs.of(c, plan(c), officer));
        if (step != null && step.kind() == ProcessStep.StepKind.NUMBER) may.removeAll(UNTIL_SIGNED);
        // whoever was guided is waited for until his day is over
        boolean guided = c.state().equals(DossierState.GUIDED.name());
        if (guided && answerBy != null && !time.today().isAfter(answerBy)) may.remove("stop");
        if (work != null && isOfWhomIStandInFor(work, officer)) may.add("takeInPlace");
        if (officer.may(Rights.COMMENT)) may.add("comment");
        if (officer.may(PersonalContent.UNMASK)) may.add("unmask");
        if (mendable && officer.may(Rights.CORRECT) && officer.scope().contains(c.unitNow()) && c.version() > 1)
            may.add("correct");
        return may;
    }

    private boolean isOfWhomIStandInFor(WorkItem work, Officer officer) {
        var holder = work.holder();
        return holder != null
                && !holder.equals(officer.actor())
                && officer.unit().equals(work.unit())
                && officer.may(Rights.ofRole(work.role()))
                && standIns.holdersFor(officer.actor(), officer.unit()).contains(holder);
    }

    /** An application that nobody has taken in follows no process yet. */
    private ProcessPlan plan(CaseState c) {
        return c.process() == 0
                ? new ProcessPlan(List.of(), List.of())
                : processes.version(c.process()).plan();
    }
}
