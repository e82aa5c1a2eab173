package vn.kycuong.dossier;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.dossier.Admission.Ground;
import vn.kycuong.dossier.Filing.Incoming;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;

/**
 * The door of the one-stop desk (tiếp nhận): an application comes in at the counter, face to face or by a receipt on paper, or at the
 * portal. What becomes of one that waits is {@link Acceptance} and {@link Refusals}; of an accepted one {@link Dossiers}.
 */
@Component
public class Intake {
    private final DossierRows rows;
    private final Filing filing;
    private final ActPath path;
    private final Admission admission;
    private final Moves moves;
    private final LaidFiles laid;
    private final PaperStore store;
    private final Rules rules;

    Intake(
            DossierRows rows,
            Filing filing,
            ActPath path,
            Admission admission,
            Moves moves,
            LaidFiles laid,
            PaperStore store,
            Rules rules) {
        this.rows = rows;
        this.filing = filing;
        this.path = path;
        this.admission = admission;
        this.moves = moves;
        this.laid = laid;
        this.store = store;
        this.rules = rules;
    }

    /** The counter takes an application in: the slip's date is computed, the clock starts. */
    @Transactional
    public TakeInResult takeIn(TakeIn command, Officer officer) {
        return takenIn(command, null, Beside.NOTHING, officer, path.now());
    }

    /** The same with what was scanned at the counter, and with papers of the store in place of others. */
    @Transactional
    public TakeInResult takeIn(TakeIn command, Beside beside, Officer officer) {
        return takenIn(command, null, beside, officer, path.now());
    }

    /**
     * The same for one that was given a paper receipt earlier: the clock started at the moment stamped on it, and the scan of that receipt is kept
     * with the dossier.
     */
    @Transactional
    public TakeInResult takeInLate(TakeIn command, LateReceipt late, Beside beside, Officer officer) {
        var now = path.now();
        return lateProblem(late, beside, officer, now).orElseGet(() -> takenIn(command, late, beside, officer, now));
    }

    /**
     * What lies beside a paper application.
     *
     * @param scans files of its papers, and of the stamped receipt
     * @param again by the name of a paper, the one of the store that stands in its place
     */
    public record Beside(List<SentFile> scans, Map<String, UUID> again) {
        /** Papers only. */
        public static final Beside NOTHING = new Beside(List.of(), Map.of());

        public Beside {
            scans = List.copyOf(scans);
            again = Map.copyOf(again);
        }

        boolean hasReceipt() {
            return scans.stream().anyMatch(s -> s.paper().equals(LateReceipt.PAPER));
        }
    }

    private TakeInResult takenIn(
            TakeIn asked, @Nullable LateReceipt late, Beside beside, Officer officer, Instant now) {
        var received = late == null ? now : late.at();
        return switch (admission.ground(asked, officer.unit(), received, now)) {
            case Ground.Refused no -> no.result();
            case Ground.Firm firm -> {
                var again =
                        store.chosen(beside.again(), asked.application().identityNumber(), firm.procedure(), officer);
                if (again.size() != beside.again().size())
                    yield new TakeInResult.Invalid(
                            List.of(new FieldProblem("identityNumber", "dossier.problem.keptGone")));
                var command = asked.with(
                        beside.scans().stream().map(SentFile::attached).toList(), reused(again));
                var missing = Admission.missing(firm.procedure(), command);
                if (!missing.isEmpty()) yield new TakeInResult.PapersMissing(missing);
                var effects = AdmissionRules.takenIn(
                        CaseState.unopened(CaseId.ofForm(command.formKey()), Dossiers.KIND),
                        officer.unit(),
                        firm.competent(),
                        firm.process(),
                        firm.clock(),
                        firm.due().at(),
                        moves.around(firm.process(), officer.unit(), firm.competent(), command, received));
                var facts = facts(command, firm, again);
                facts.putAll(LawLimit.fact(firm.lawLimit()));
                var incoming = new Incoming(
                        command,
                        late,
                        officer.unit(),
                        late == null ? ActPath.by(officer, now, command.formKey()) : by(command, late, officer, now),
                        DossierEvent.ACCEPTED,
                        Rights.RECEIVE,
                        effects,
                        facts);
                var result = filing.file(incoming, ref -> new TakeInResult.Accepted(ref, firm.due()));
                if (result instanceof TakeInResult.Accepted accepted) {
                    var id = accepted.ref().caseId();
                    store.reuse(id, again, officer.actor(), now);
                    keep(id, officer.actor(), beside.scans(), now);
                }
                yield result;
            }
        };
    }

    private static List<Application.Reused> reused(Map<String, KeptPaper> again) {
        return again.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new Application.Reused(
                        e.getKey(),
                        e.getValue().id().toString(),
                        e.getValue().code(),
                        e.getValue().sha256()))
                .toList();
    }

    private void keep(CaseId id, ActorId by, List<SentFile> sent, Instant now) {
        for (var one : sent) {
            laid.store(id, by, one.file(), now);
            if (!one.paper().equals(LateReceipt.PAPER)) store.digitised(id, one.paper(), false, now);
        }
    }

    private Optional<TakeInResult> lateProblem(LateReceipt late, Beside beside, Officer officer, Instant now) {
        if (!officer.may(Rights.ENTER_LATE)) return Optional.of(new TakeInResult.NotAllowed());
        return late.problem(rules.at(path.today()), beside.hasReceipt(), now)
                .map(problem -> new TakeInResult.Invalid(List.of(problem)));
    }

    /** It happened when the slip was stamped, and is recorded now. */
    private static Act.By by(TakeIn command, LateReceipt late, Officer officer, Instant now) {
        var by = ActPath.by(officer, now, command.formKey());
        return new Act.By(by.actor(), by.post(), by.unit(), late.at(), now, by.key(), by.inPlaceOf());
    }

    /**
     * What the slip would say if the application were taken in; changes nothing.
     *
     * @param place the commune whose matter it is, null where that follows from who takes it in
     * @param received when it came in, null for now
     */
    public Preview preview(
            String procedureKey,
            String procedureCase,
            Channel channel,
            UnitId unitIn,
            @Nullable UnitId place,
            @Nullable Instant received) {
        var now = path.now();
        var command =
                new TakeIn("preview-preview-preview", procedureKey, procedureCase, channel, Application.NONE, place);
        return switch (admission.ground(command, unitIn, received == null ? now : received, now)) {
            case Ground.Refused no -> new Preview(null, null, no.result());
            case Ground.Firm firm -> new Preview(firm.due(), firm.competent(), null);
        };
    }

    /**
     * The date a slip would bear, or why there is none.
     *
     * @param due the date; null when refused
     * @param competent who decides; null when refused
     * @param refusal why; null when there is a date
     */
    public record Preview(
            @Nullable DueDate due,
            @Nullable UnitId competent,
            @Nullable TakeInResult refusal) {}

    /** Applies with papers only. */
    @Transactional
    public TakeInResult apply(TakeIn command, UnitId oneStop) {
        return apply(command, List.of(), Map.of(), oneStop);
    }

    /** Applies with files. */
    @Transactional
    public TakeInResult apply(TakeIn command, List<SentFile> files, UnitId oneStop) {
        return apply(command, files, Map.of(), oneStop);
    }

    /**
     * A citizen or business applies at the portal to the one-stop of a unit; application and files are kept together, or neither.
     *
     * @param again by the name of a paper, the one of the store that stands in its place
     */
    @Transactional
    TakeInResult apply(TakeIn asked, List<SentFile> files, Map<String, KeptPaper> again, UnitId oneStop) {
        var now = path.now();
        var command = asked.with(files.stream().map(SentFile::attached).toList(), reused(again));
        return switch (admission.ground(command, oneStop, now, now)) {
            case Ground.Refused no -> no.result();
            case Ground.Firm firm -> {
                var missing = Admission.missing(firm.procedure(), command);
                if (!missing.isEmpty()) yield new TakeInResult.PapersMissing(missing);
                var answer = admission.answerClock(now);
                var answerDue = admission.answerDue(answer, oneStop, now);
                var effects = AdmissionRules.submitted(oneStop, firm.competent(), answer);
                var publicActor = new Act.By(ActorId.PUBLIC, PostId.NONE, oneStop, now, now, command.formKey());
                var incoming = new Incoming(
                        command,
                        null,
                        oneStop,
                        publicActor,
                        DossierEvent.SUBMITTED,
                        Rights.APPLY,
                        effects,
                        facts(command, firm, again));
                var result = filing.file(
                        incoming,
                        ref -> new TakeInResult.Registered(
                                ref, rows.find(ref.caseId()).orElseThrow().trackingKey(), answerDue));
                if (result instanceof TakeInResult.Registered registered) {
                    store.reuse(registered.ref().caseId(), again, ActorId.PUBLIC, now);
                    keep(registered.ref().caseId(), ActorId.PUBLIC, files, now);
                }
                yield result;
            }
        };
    }

    /**
     * Writes down an application that the counter cannot accept as it is, so that guidance (Mẫu 02) or refusal (Mẫu 03) has a
     * dossier to stand on: nobody is turned away without a paper.
     */
    @Transactional
    public TakeInResult present(TakeIn command, Officer officer) {
        var now = path.now();
        var competent = admission.competent(command, officer.unit(), now).orElse(officer.unit());
        var effects = AdmissionRules.submitted(officer.unit(), competent, admission.answerClock(now));
        var incoming = new Incoming(
                command,
                null,
                officer.unit(),
                ActPath.by(officer, now, command.formKey()),
                DossierEvent.SUBMITTED,
                Rights.RECEIVE,
                effects,
                Map.of("procedure", command.procedureKey()));
        return filing.file(incoming, TakeInResult.Presented::new);
    }

    private static Map<String, Object> facts(TakeIn command, Ground.Firm firm, Map<String, KeptPaper> again) {
        var facts = new HashMap<String, Object>();
        facts.put("procedure", command.procedureKey());
        facts.put("law", firm.procedure().version());
        if (!again.isEmpty())
            facts.put(
                    "reused",
                    again.values().stream().map(k -> k.id().toString()).collect(Collectors.joining(" ")));
        return facts;
    }
}
