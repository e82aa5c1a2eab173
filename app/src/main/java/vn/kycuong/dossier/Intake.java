package vn.kycuong.dossier;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Admission.Ground;
import vn.kycuong.dossier.DossierRules.Decision;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.reference.SearchText;

/**
 * The door of the one-stop desk (tiếp nhận): an application comes in at the counter or the portal, and is accepted, guided or refused
 * before its result is owed. What happens to an accepted one is {@link Dossiers}.
 */
@Component
public class Intake {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int KEY_LETTERS = 26;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DossierRows rows;
    private final Ledger ledger;
    private final ActPath path;
    private final Admission admission;
    private final Moves moves;
    private final Organisation organisation;
    private final LaidFiles laid;
    private final IdentityNumbers numbers;
    private final PaperStore store;
    private final Rules rules;
    private final JsonMapper json = JsonMapper.shared();

    Intake(
            DossierRows rows,
            Ledger ledger,
            ActPath path,
            Admission admission,
            Moves moves,
            Organisation organisation,
            LaidFiles laid,
            IdentityNumbers numbers,
            PaperStore store,
            Rules rules) {
        this.rows = rows;
        this.ledger = ledger;
        this.path = path;
        this.admission = admission;
        this.moves = moves;
        this.organisation = organisation;
        this.laid = laid;
        this.numbers = numbers;
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
                var effects = DossierRules.takenIn(
                        CaseState.unopened(CaseId.ofForm(command.formKey()), Dossiers.KIND),
                        officer.unit(),
                        firm.competent(),
                        firm.process(),
                        firm.clock(),
                        firm.due().at(),
                        moves.around(firm.process(), officer.unit(), firm.competent(), command, received));
                var facts = facts(command, firm, again);
                facts.putAll(LawLimit.fact(firm.lawLimit()));
                var result = open(
                        command,
                        late,
                        officer.unit(),
                        late == null ? ActPath.by(officer, now, command.formKey()) : by(command, late, officer, now),
                        DossierEvent.ACCEPTED,
                        Rights.RECEIVE,
                        effects,
                        facts,
                        ref -> new TakeInResult.Accepted(ref, firm.due()));
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
        var law = rules.at(path.today());
        int days = law.lateReceiptDays();
        if (law.lateScanRequired() && !beside.hasReceipt()) return wrong("lateScan", "dossier.problem.lateScan");
        if (late.at().isAfter(now)) return wrong("lateDate", "dossier.problem.lateFuture");
        return late.at().isBefore(now.minus(Duration.ofDays(days)))
                ? wrong("lateDate", "dossier.problem.lateTooOld")
                : Optional.empty();
    }

    private static Optional<TakeInResult> wrong(String field, String wordKey) {
        return Optional.of(new TakeInResult.Invalid(List.of(new FieldProblem(field, wordKey))));
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
        var command = new TakeIn("preview-preview-preview", procedureKey, procedureCase, channel, EMPTY, place);
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

    private static final Application EMPTY = new Application(
            new PersonName("Chưa có"), new PersonName("Chưa có"), "", "", "", "", "", List.of(), "COUNTER");

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
                var effects = DossierRules.submitted(oneStop, firm.competent(), answer);
                var publicActor = new Act.By(ActorId.PUBLIC, PostId.NONE, oneStop, now, now, command.formKey());
                var result = open(
                        command,
                        null,
                        oneStop,
                        publicActor,
                        DossierEvent.SUBMITTED,
                        Rights.APPLY,
                        effects,
                        facts(command, firm, again),
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
        var effects = DossierRules.submitted(officer.unit(), competent, admission.answerClock(now));
        var facts = new HashMap<String, Object>(Map.of("procedure", command.procedureKey()));
        return open(
                command,
                null,
                officer.unit(),
                ActPath.by(officer, now, command.formKey()),
                DossierEvent.SUBMITTED,
                Rights.RECEIVE,
                effects,
                facts,
                TakeInResult.Presented::new);
    }

    private TakeInResult open(
            TakeIn command,
            @Nullable LateReceipt late,
            UnitId unitIn,
            Act.By by,
            DossierEvent event,
            String right,
            List<Effect> effects,
            Map<String, Object> facts,
            Function<DossierRef, TakeInResult> success) {
        var id = CaseId.ofForm(command.formKey());
        var number = command.application().identityNumber();
        var print = numbers.print(number);
        var sealed = print.isEmpty()
                ? null
                : new DossierRows.SealedNumber(HexFormat.of().parseHex(print), numbers.seal(id, number));
        var content = ActPath.content("application", written(command, late, print));
        var code = rows.insert(newDossier(command, id, unitIn, by.occurredAt(), sealed), content);
        if (code.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly(); // gives the drawn number back
            return takenInBefore(command, id, unitIn, content);
        }
        for (var said : command.application().said()) {
            if (said.identity()) rows.sealAnswer(id, said.question(), numbers.seal(id, said.value()));
        }
        if (late != null) {
            if (!rows.stamp(id, unitIn, late)) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new TakeInResult.Invalid(List.of(new FieldProblem("lateSlip", "dossier.problem.lateSlipUsed")));
            }
            facts.put("stamped", late.slip());
        }
        facts.put("code", code.get());
        facts.put("channel", command.channel().name());
        facts.put("case", command.procedureCase());
        var act = Act.of(
                CaseState.unopened(id, Dossiers.KIND),
                by,
                event.kind(),
                right,
                unitIn,
                effects,
                facts,
                Commitment.of(1, content.salt(), content.bytes()));
        return switch (ledger.record(act)) {
            case ActOutcome.Recorded _ -> success.apply(new DossierRef(id, code.get()));
            case ActOutcome.Replayed _, ActOutcome.Stale _ ->
                new TakeInResult.AlreadyTakenIn(new DossierRef(id, code.get()));
            case ActOutcome.Forbidden _ -> {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                yield new TakeInResult.NotAllowed();
            }
        };
    }

    private static Map<String, ?> written(TakeIn command, @Nullable LateReceipt late, String print) {
        var all = new HashMap<String, Object>(command.application().toMap(print));
        if (late != null) all.put("lateReason", late.reason());
        // whose matter it is belongs to what was handed in: the same form with another commune is another application
        if (command.place() != null) all.put("place", command.place().value());
        return all;
    }

    /** One form is one dossier; another person under the same key is nobody's second sending. */
    private TakeInResult takenInBefore(TakeIn command, CaseId id, UnitId unitIn, DossierRows.Content content) {
        var d = rows.find(id).orElseThrow();
        var first = rows.firstContent(id); // empty once lawfully erased: then there is nothing left to tell apart
        boolean same = d.procedureKey().equals(command.procedureKey())
                && d.procedureCase().equals(command.procedureCase())
                && d.channel() == command.channel()
                && d.unitIn().equals(unitIn)
                && first.map(bytes -> Arrays.equals(bytes, content.bytes())).orElse(true);
        return same ? new TakeInResult.AlreadyTakenIn(new DossierRef(id, d.code())) : new TakeInResult.FormUsed();
    }

    /** Accepts an application that came online, or that came back complete, with the papers it was handed in with. */
    @Transactional
    public ActResult accept(CaseId id, Sheet sheet, Officer officer) {
        return accept(id, sheet, application(id).map(Application::papers).orElse(List.of()), officer);
    }

    /** The same with what lies there now: the slip (Mẫu 01) lists these papers, and none that must be there may lack. */
    @Transactional
    public ActResult accept(CaseId id, Sheet sheet, List<Application.Paper> papers, Officer officer) {
        var content = new Draft("accepted", Map.of("papers", Application.kept(papers)), null);
        var deed = Deed.of(DossierEvent.ACCEPTED, Rights.RECEIVE, UnitPlace.IN::of, content, (c, _) -> switch (ground(
                c, papers)) {
            case Ground.Refused no -> new Decision.No("dossier.no.cannotAccept", Admission.reason(no.result()));
            case Ground.Firm firm -> accepted(c, firm, command(c, papers), path.now());
        });
        return path.act(id, sheet, officer, deed.with(lawLimit(id, papers)));
    }

    private Ground ground(CaseState c, List<Application.Paper> papers) {
        var law = grantedLaw(c.id()).orElse(path.today());
        return admission.ground(command(c, papers), c.unitIn(), law, path.now(), path.now());
    }

    private Map<String, Object> lawLimit(CaseId id, List<Application.Paper> papers) {
        return ledger.find(id)
                .filter(c -> DossierRules.in(c, DossierState.SUBMITTED, DossierState.GUIDED))
                .map(c -> ground(c, papers) instanceof Ground.Firm firm ? LawLimit.fact(firm.lawLimit()) : null)
                .orElse(Map.of());
    }

    private TakeIn command(CaseState c, List<Application.Paper> papers) {
        var d = rows.find(c.id()).orElseThrow();
        var there = application(c.id()).orElse(EMPTY).holding(papers);
        return new TakeIn("accepted-" + c.id(), d.procedureKey(), d.procedureCase(), d.channel(), there, c.unitNow());
    }

    /** Why an application that waits may not be accepted by the law of today; empty when it may, or its head granted another day's. */
    public Optional<String> notToday(CaseState c) {
        return grantedLaw(c.id()).isPresent() ? Optional.empty() : refusedBy(c, path.today());
    }

    /** Why it may not be accepted by the law of a day; empty when it may. */
    Optional<String> refusedBy(CaseState c, LocalDate law) {
        var now = path.now();
        return admission.ground(command(c, List.of()), c.unitIn(), law, now, now) instanceof Ground.Refused(var why)
                ? Optional.of(Admission.reason(why))
                : Optional.empty();
    }

    private Optional<LocalDate> grantedLaw(CaseId id) {
        return LawGrants.granted(ledger.entries(id));
    }

    private Decision accepted(CaseState c, Ground.Firm firm, TakeIn command, Instant now) {
        var missing = Admission.missing(firm.procedure(), command);
        return missing.isEmpty()
                ? DossierRules.accept(
                        c,
                        firm.process(),
                        firm.clock(),
                        firm.due().at(),
                        moves.around(firm.process(), c.unitIn(), c.unitNow(), command, now))
                : new Decision.No("dossier.no.papersLacking", String.join("; ", missing));
    }

    /** As it was written down when it came; empty once erased. */
    private Optional<Application> application(CaseId id) {
        return rows.application(id).map(bytes -> Application.of(json.readValue(bytes, OBJECT)));
    }

    /** Asks, before acceptance, for everything that is missing at once (Mẫu 02), until a day that the rule of the day sets. */
    @Transactional
    public ActResult guide(CaseId id, Sheet sheet, List<SupplementItem> items, Officer officer) {
        var at = sheet.late() == null ? path.now() : sheet.late().occurredAt();
        var answerBy = admission.guidedUntil(officer.unit(), at);
        var content = new Draft(
                "guidance",
                Map.of("items", SupplementItem.toMaps(items), "answerBy", answerBy.toString()),
                DossierEvent.GUIDED);
        var deed = ActPath.Deed.of(
                        DossierEvent.GUIDED,
                        Rights.RECEIVE,
                        UnitPlace.IN::of,
                        content,
                        (c, paper) -> DossierRules.guide(c, admission.answerClock(at), paper))
                .with(SupplementDeadline.fact(answerBy));
        return path.act(id, sheet, officer, deed);
    }

    /** The grounds in force today on which an application may be refused. */
    public List<RefusalGround> refusalGrounds() {
        return RefusalGround.inForce(rules.at(path.today()));
    }

    /**
     * Proposes to the head not to accept it.
     *
     * @param ground code of a ground in force today
     * @param basis what the procedure says of it, beside the article of the ground; may be empty
     * @param goTo where to go instead, or empty
     */
    @Transactional
    public ActResult proposeRefusal(
            CaseId id, Sheet sheet, String ground, String basis, String reason, String goTo, Officer officer) {
        var chosen =
                refusalGrounds().stream().filter(g -> g.code().equals(ground)).findFirst();
        if (chosen.isEmpty()) return new ActResult.NotPossible("dossier.no.groundMissing");
        var content = new Draft(
                "refusal",
                Map.of(
                        "code",
                        ground,
                        "ground",
                        chosen.get().text(),
                        "basis",
                        chosen.get().with(basis),
                        "reason",
                        reason,
                        "goTo",
                        goTo),
                null);
        return path.act(
                id,
                sheet,
                officer,
                DossierEvent.REFUSAL_PROPOSED,
                Rights.RECEIVE,
                UnitPlace.IN,
                content,
                DossierRules::proposeRefusal);
    }

    /** The head of the one-stop signs the refusal that was proposed: its slip (Mẫu 03) is numbered. */
    @Transactional
    public ActResult refuse(CaseId id, Sheet sheet, Officer officer) {
        var content = new Draft("approval", Map.of("by", officer.displayName()), DossierEvent.REFUSED);
        return path.act(
                id, sheet, officer, DossierEvent.REFUSED, Rights.APPROVE, UnitPlace.IN, content, DossierRules::refuse);
    }

    /** The head does not sign it: the one-stop goes on with the application. */
    @Transactional
    public ActResult declineRefusal(CaseId id, Sheet sheet, String reason, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                DossierEvent.REFUSAL_DECLINED,
                Rights.APPROVE,
                UnitPlace.IN,
                new Draft("note", Map.of("text", reason), null),
                DossierRules::declineRefusal);
    }

    private DossierRows.NewDossier newDossier(
            TakeIn command, CaseId id, UnitId unitIn, Instant now, DossierRows.@Nullable SealedNumber identity) {
        var day = LegalZone.local(now).toLocalDate();
        var name = command.application().applicant().value();
        return new DossierRows.NewDossier(
                id,
                organisation.codePrefix(unitIn),
                DAY.format(day),
                command.procedureKey(),
                command.procedureCase(),
                command.channel(),
                unitIn,
                trackingKey(),
                SearchText.folded(name),
                name,
                FindWords.of(command.procedureKey(), titles(command.application())),
                identity);
    }

    /** A running dossier of an old system, which has its code. */
    static DossierRows.NewDossier carried(
            CaseId id, CarryRules.Carried c, DossierRows.@Nullable SealedNumber identity) {
        var name = c.application().applicant().value();
        return new DossierRows.NewDossier(
                id,
                "",
                "",
                c.procedure().key(),
                c.procedureCase(),
                c.channel(),
                c.unitIn(),
                trackingKey(),
                SearchText.folded(name),
                name,
                FindWords.of(c.procedure().key(), titles(c.application())),
                identity);
    }

    /** A child dossier: found by the words of its parent's applicant. */
    static DossierRows.NewDossier begun(CaseId id, TakeIn command, UnitId unitIn) {
        var name = command.application().applicant().value();
        return new DossierRows.NewDossier(
                id,
                "",
                "",
                command.procedureKey(),
                command.procedureCase(),
                command.channel(),
                unitIn,
                trackingKey(),
                SearchText.folded(name),
                name,
                FindWords.of(command.procedureKey(), titles(command.application())),
                null);
    }

    /** What officers look for: the names, and the titles of the papers that came. */
    private static List<String> titles(Application application) {
        var titles = new ArrayList<String>();
        titles.add(application.applicant().value());
        titles.add(application.submitter().value());
        application.papers().stream()
                .filter(Application.Paper::isPresent)
                .map(Application.Paper::name)
                .forEach(titles::add);
        application.files().stream().map(Application.Attached::name).forEach(titles::add);
        return titles;
    }

    /** 130 random bits, in letters and digits that are not mistaken for one another. Keys of 80 bits from before go on opening. */
    private static String trackingKey() {
        return RANDOM.ints(KEY_LETTERS, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
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
