package vn.kycuong.dossier.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.kycuong.dossier.Acceptance;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.DossierRef;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.FieldProblem;
import vn.kycuong.dossier.Intake;
import vn.kycuong.dossier.JointSlips;
import vn.kycuong.dossier.KeptPaper;
import vn.kycuong.dossier.KnownApplicants;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.PaperStore;
import vn.kycuong.dossier.Refusals;
import vn.kycuong.dossier.Rights;
import vn.kycuong.dossier.TakeIn;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.BlankForms;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Several;
import vn.kycuong.worktime.LegalClock;

/** The counter: choose the procedure, tick the papers, take in and print the slip; or guide, or refuse, in writing. */
@Access(value = Access.Who.OFFICER, rights = Rights.RECEIVE)
@Controller
@Several({"paper", "originals", "copies", "basis", "lack"})
@RequestMapping("/tiep-nhan")
class CounterPages {
    /** More are found by another word. */
    private static final int MOST_FOUND = 100;

    /** What the buttons of the form ask for. */
    private static final String GUIDE = "huong-dan";

    private static final String LAY = "trinh";

    private static final String ASK_KNOWN = "tra-nguoi";
    private static final String TAKE_KNOWN = "lay-nguoi:";

    private final Intake intake;
    private final Acceptance acceptance;
    private final Refusals refusals;
    private final Procedures procedures;
    private final PaperFiles paperFiles;
    private final PaperStore store;
    private final ClockPictures clocks;
    private final LegalClock time;
    private final JointSlips joint;
    private final KnownApplicants known;
    private final Organisation organisation;
    private final BlankForms blanks;

    CounterPages(
            Intake intake,
            Acceptance acceptance,
            Refusals refusals,
            Procedures procedures,
            PaperFiles paperFiles,
            PaperStore store,
            ClockPictures clocks,
            LegalClock time,
            JointSlips joint,
            KnownApplicants known,
            Organisation organisation,
            BlankForms blanks) {
        this.intake = intake;
        this.acceptance = acceptance;
        this.refusals = refusals;
        this.procedures = procedures;
        this.paperFiles = paperFiles;
        this.store = store;
        this.clocks = clocks;
        this.time = time;
        this.joint = joint;
        this.known = known;
        this.organisation = organisation;
        this.blanks = blanks;
    }

    @GetMapping
    String show(
            @RequestParam(name = "thu-tuc", defaultValue = "") String key,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(name = "truong-hop", defaultValue = "") String procedureCase,
            @RequestParam(name = "kenh", defaultValue = "COUNTER") String channel,
            Officer officer,
            Model page) {
        var version = procedures.get(key, time.today());
        if (version.isEmpty()) return choose(words, page);
        var form = CounterForm.empty(version.get(), FormKeys.fresh());
        if (!procedureCase.isBlank()) form.typed().put("truong-hop", procedureCase);
        form.typed().put("kenh", channel);
        place(version.get(), form, officer).offered().stream()
                .filter(unit -> unit.id().equals(officer.unit()))
                .forEach(own -> form.typed().put("place", own.name()));
        return form(version.get(), form, officer, List.of(), null, page);
    }

    @PostMapping
    String takeIn(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam MultiValueMap<String, MultipartFile> parts,
            @RequestParam("thu-tuc") String key,
            Officer officer,
            Model page)
            throws IOException {
        var version = procedures.get(key, time.today());
        if (version.isEmpty()) return choose("", page);
        var sent = paperFiles.readWithReceipt(parts, version.get());
        var form = CounterForm.of(parameters, version.get()).with(sent.sent());
        page.addAttribute("refusedFiles", sent.refused());
        page.addAttribute("chosenAgain", !sent.sent().isEmpty());
        page.addAttribute("asked", asked(parameters, version.get(), form));
        // for another case of the procedure: what was typed about the applicant stays, and goes into no address
        if (form.value("viec").equals("tinh-lai")) return form(version.get(), form, officer, List.of(), null, page);
        if (form.value("viec").equals("tra-kho"))
            return form(version.get(), form, officer, form.numberMissing(), null, page);
        if (form.value("viec").equals(ASK_KNOWN)) return known(version.get(), form, officer, page);
        if (form.value("viec").startsWith(TAKE_KNOWN)) return filled(version.get(), form, officer, page);
        var place = place(version.get(), form, officer);
        if (!sent.refused().isEmpty())
            return form(version.get(), form, officer, form.problems(key, place, sent), null, page);
        var beside = new Intake.Beside(sent.sent(), form.again());
        return switch (form.parse(key, channel(form), place)) {
            case CounterForm.Parsed.Problems(var problems) -> form(version.get(), form, officer, problems, null, page);
            case CounterForm.Parsed.Command(var command) ->
                form.isLate() || sent.hasReceipt()
                        ? late(version.get(), form, command, beside, officer, page)
                        : switch (form.value("viec")) {
                            case LAY -> answer(version.get(), form, intake.present(command, officer), officer, page);
                            case GUIDE -> guide(version.get(), form, command, officer, page);
                            case "tu-choi" -> refuse(version.get(), form, command, officer, page);
                            default -> takeIn(version.get(), form, command, beside, officer, page);
                        };
        };
    }

    /** The commune whose matter it is, as typed. */
    private PlaceField place(ProcedureVersion version, CounterForm form, Officer officer) {
        return new PlaceField(procedures.places(version, officer.unit(), time.today()), form.value("place"));
    }

    /** Who applied before is offered, by the number typed, or by the name where none is. */
    private String known(ProcedureVersion version, CounterForm form, Officer officer, Model page) {
        var problems = form.nobodyAsked();
        if (problems.isEmpty()) page.addAttribute("known", found(form, officer));
        return form(version, form, officer, problems, null, page);
    }

    private List<KnownApplicants.Known> found(CounterForm form, Officer officer) {
        return form.value("identityNumber").isBlank()
                ? known.byName(form.value("applicant"), officer)
                : known.byNumber(form.value("identityNumber").strip(), officer);
    }

    /** One of those offered is taken: found again as it was, so that no other can be asked for. */
    private String filled(ProcedureVersion version, CounterForm form, Officer officer, Model page) {
        var wanted = form.value("viec").substring(TAKE_KNOWN.length());
        var filled = form.nobodyAsked().isEmpty()
                ? found(form, officer).stream()
                        .filter(one -> one.id().toString().equals(wanted))
                        .findFirst()
                        .map(form::with)
                        .orElse(form)
                : form;
        return form(version, filled, officer, List.of(), null, page);
    }

    /** Alone, or on one slip with others of the same submitter; with "them" another one follows. */
    private String takeIn(
            ProcedureVersion version,
            CounterForm form,
            TakeIn command,
            Intake.Beside beside,
            Officer officer,
            Model page) {
        boolean more = form.value("viec").equals("them");
        var slip = slip(form).or(() -> more ? Optional.of(UUID.randomUUID()) : Optional.empty());
        var problem = slip.flatMap(s -> joint.problem(s, command, officer));
        if (problem.isPresent()) return form(version, form, officer, List.of(problem.get()), null, page);
        var result = intake.takeIn(command, beside, officer);
        Optional<DossierRef> taken = switch (result) {
            case TakeInResult.Accepted accepted -> Optional.of(accepted.ref());
            case TakeInResult.AlreadyTakenIn(var ref) -> Optional.of(ref);
            default -> Optional.empty();
        };
        if (taken.isPresent() && slip.isPresent())
            joint.join(slip.get(), taken.get().caseId(), officer);
        return taken.isPresent() && more && slip.isPresent()
                ? more(form, slip.get(), taken.get(), page)
                : answer(version, form, result, officer, page);
    }

    private static Optional<UUID> slip(CounterForm form) {
        return form.value("nhom").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(form.value("nhom")))
                : Optional.empty();
    }

    /** Whoever handed one in hands another in: what was typed of the person goes on in the form, and into no address. */
    private String more(CounterForm form, UUID slip, DossierRef taken, Model page) {
        var again = form.renewed();
        again.typed().put("nhom", slip.toString());
        page.addAttribute("title", "joint.title").addAttribute("nav", "counter");
        page.addAttribute("form", again);
        page.addAttribute("dossierId", taken.caseId().toString());
        page.addAttribute("dossierCode", taken.code());
        page.addAttribute("count", Math.max(1, joint.of(taken.caseId()).size()));
        page.addAttribute(
                "procedures",
                procedures.all(time.today()).stream()
                        .filter(ProcedureVersion::takenInAtOneStop)
                        .toList());
        return "dossier/counterMore";
    }

    /** A paper receipt says that the application was accepted: it cannot be guided or refused any more. */
    private String late(
            ProcedureVersion version,
            CounterForm form,
            TakeIn command,
            Intake.Beside beside,
            Officer officer,
            Model page) {
        var problems = new ArrayList<FieldProblem>();
        var stamped = form.late(problems);
        if (!form.value("viec").equals("tiep-nhan"))
            problems.add(new FieldProblem("lateSlip", "dossier.problem.lateAccepted"));
        return problems.isEmpty() && stamped.isPresent()
                ? answer(version, form, intake.takeInLate(command, stamped.get(), beside, officer), officer, page)
                : form(version, form, officer, problems, null, page);
    }

    private String guide(ProcedureVersion version, CounterForm form, TakeIn command, Officer officer, Model page) {
        var asked = (ActForm) Objects.requireNonNull(page.getAttribute("asked"));
        var items = asked.items();
        if (!asked.isFine()) {
            boolean nothing = items.isEmpty()
                    && asked.problems().stream().allMatch(p -> p.wordKey().equals("dossier.no.itemsMissing"));
            var problems = asked.problems().stream()
                    .map(p -> new FieldProblem(
                            ActForm.id(GUIDE, p.field()), nothing ? "dossier.problem.nothingMissing" : p.wordKey()))
                    .toList();
            return form(version, form, officer, problems, null, page);
        }
        return switch (intake.present(command, officer)) {
            case TakeInResult.Presented(var ref) -> {
                acceptance.guide(ref.caseId(), new Dossiers.Sheet(1, command.formKey() + "-guide"), items, officer);
                yield opened(ref);
            }
            case TakeInResult other -> answer(version, form, other, officer, page);
        };
    }

    /**
     * What is asked for, paper by paper: as typed, and of what must be there and is not ticked that it is missing. A paper that is there may be asked for
     * again.
     */
    private static ActForm asked(MultiValueMap<String, String> parameters, ProcedureVersion version, CounterForm form) {
        var typed = ActForm.of(GUIDE, parameters);
        var there = form.received(new ArrayList<>());
        boolean guides = form.value("viec").equals(GUIDE);
        var rows = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < version.papers().size(); i++) {
            var paper = version.papers().get(i);
            boolean lacks = guides
                    && paper.mandatory()
                    && !paper.presentOnly()
                    && paper.isFor(form.caseOf())
                    && !there.get(i).isPresent()
                    && !form.again().containsKey(paper.name());
            var lack = typed.value(GUIDE, "lack", i, "");
            rows.add("paper", paper.name());
            rows.add("lack", lacks && ActForm.isBlank(lack) ? "Chưa có." : lack);
            var listed = PaperCount.listed(paper);
            rows.add("originals", typed.value(GUIDE, "originals", i, String.valueOf(listed.originals())));
            rows.add("copies", typed.value(GUIDE, "copies", i, String.valueOf(listed.copies())));
            rows.add("basis", typed.value(GUIDE, "basis", i, version.legalBasis()));
        }
        return ActForm.of(GUIDE, rows);
    }

    private String refuse(ProcedureVersion version, CounterForm form, TakeIn command, Officer officer, Model page) {
        var problems = new ArrayList<FieldProblem>();
        var ground = form.value("can-cu-tu-choi");
        if (refusals.grounds().stream().noneMatch(g -> g.code().equals(ground)))
            problems.add(new FieldProblem("can-cu-tu-choi", "dossier.no.groundMissing"));
        if (ActForm.isBlank(form.value("ly-do"))) problems.add(new FieldProblem("ly-do", "dossier.problem.reason"));
        if (!problems.isEmpty()) return form(version, form, officer, problems, null, page);
        return switch (intake.present(command, officer)) {
            case TakeInResult.Presented(var ref) -> {
                var why = new Refusals.Proposal(
                        ground, version.legalBasis(), form.value("ly-do"), form.value("noi-giai-quyet"));
                refusals.propose(ref.caseId(), new Dossiers.Sheet(1, command.formKey() + "-refuse"), why, officer);
                yield opened(ref);
            }
            case TakeInResult other -> answer(version, form, other, officer, page);
        };
    }

    private String answer(
            ProcedureVersion version, CounterForm form, TakeInResult result, Officer officer, Model page) {
        return switch (result) {
            case TakeInResult.Accepted accepted -> opened(accepted.ref());
            case TakeInResult.Presented(var ref) -> opened(ref);
            case TakeInResult.Registered registered -> opened(registered.ref());
            case TakeInResult.AlreadyTakenIn(var ref) -> "redirect:/ho-so/" + ref.caseId() + "?da-co";
            case TakeInResult.FormUsed _ ->
                form(version, form.renewed(), officer, List.of(CounterForm.USED), null, page);
            case TakeInResult.PapersMissing(var papers) -> {
                page.addAttribute("missing", papers);
                yield form(
                        version,
                        form,
                        officer,
                        List.of(new FieldProblem("paper0", "dossier.problem.papersMissing")),
                        null,
                        page);
            }
            case TakeInResult.NotHere(var reason) -> form(version, form, officer, List.of(), reason, page);
            case TakeInResult.NoLimitInForce(var reason) -> form(version, form, officer, List.of(), reason, page);
            case TakeInResult.NotAllowed _ ->
                form(
                        version,
                        form,
                        officer,
                        List.of(),
                        "Vị trí của bạn không được tiếp nhận hồ sơ tại đơn vị này.",
                        page);
            case TakeInResult.Invalid(var problems) -> form(version, form, officer, problems, null, page);
        };
    }

    private static String opened(DossierRef ref) {
        return "redirect:/ho-so/" + ref.caseId() + "?moi";
    }

    private String choose(String words, Model page) {
        page.addAttribute("title", "counter.title");
        page.addAttribute("nav", "counter");
        page.addAttribute("words", words);
        page.addAttribute(
                "found", procedures.find(words, time.today(), 0, MOST_FOUND).shown());
        return "dossier/counterChoose";
    }

    private String form(
            ProcedureVersion version,
            CounterForm form,
            Officer officer,
            List<FieldProblem> problems,
            @Nullable String refusal,
            Model page) {
        var place = place(version, form, officer);
        var preview = intake.preview(
                version.key(),
                form.caseOf(),
                channel(form),
                officer.unit(),
                place.chosen().orElse(null),
                form.stampedAt().orElse(null));
        page.addAttribute("title", "counter.title");
        page.addAttribute("nav", "counter");
        page.addAttribute("procedure", version);
        page.addAttribute("form", form);
        page.addAttribute("problems", FieldProblems.of(problems));
        page.addAttribute("refusal", refusal == null ? reason(preview.refusal()) : refusal);
        page.addAttribute("place", place);
        page.addAttribute(
                "competent", preview.competent() == null ? "" : organisation.nameAt(preview.competent(), time.today()));
        page.addAttribute("grounds", refusals.grounds());
        page.addAttribute("due", preview.due());
        page.addAttribute("strip", preview.due() == null ? "" : clocks.preview(preview.due(), time.instant()));
        page.addAttribute("officer", officer);
        page.addAttribute("now", time.instant());
        page.addAttribute("kept", kept(version, form, officer));
        page.addAttribute("blanks", blanks.of(version));
        if (!page.containsAttribute("refusedFiles")) page.addAttribute("refusedFiles", Map.of());
        if (!page.containsAttribute("chosenAgain")) page.addAttribute("chosenAgain", false);
        if (!page.containsAttribute("asked")) page.addAttribute("asked", ActForm.none());
        if (!page.containsAttribute("known")) page.addAttribute("known", null);
        if (!page.containsAttribute("missing")) page.addAttribute("missing", List.of());
        return "dossier/counter";
    }

    /** What the store holds for the number typed, when it was asked for. */
    private Map<String, KeptPaper> kept(ProcedureVersion version, CounterForm form, Officer officer) {
        boolean asked = form.value("viec").equals("tra-kho") || !form.again().isEmpty();
        return asked && form.numberMissing().isEmpty()
                ? store.find(form.value("identityNumber").strip(), version, officer)
                : Map.of();
    }

    private static @Nullable String reason(@Nullable TakeInResult refusal) {
        return switch (refusal) {
            case TakeInResult.NotHere(var reason) -> reason;
            case TakeInResult.NoLimitInForce(var reason) -> reason;
            case null, default -> null;
        };
    }

    private static Channel channel(CounterForm form) {
        return "POSTAL".equals(form.value("kenh")) ? Channel.POSTAL : Channel.COUNTER;
    }
}
