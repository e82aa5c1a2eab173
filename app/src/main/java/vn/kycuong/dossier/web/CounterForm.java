package vn.kycuong.dossier.web;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.FieldProblem;
import vn.kycuong.dossier.KnownApplicants;
import vn.kycuong.dossier.LateReceipt;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.dossier.SentFile;
import vn.kycuong.dossier.TakeIn;
import vn.kycuong.procedure.Paper;
import vn.kycuong.procedure.ProcedureVersion;

/**
 * The fields of an application as typed, at the counter: parsed to a command, or answered field by field. What was typed
 * is kept as it was typed.
 */
public record CounterForm(Map<String, String> typed, List<Paper> papers) {
    /** Said at the name, for that is what to look at. */
    static final FieldProblem USED = new FieldProblem("applicant", "dossier.problem.formUsed");

    private static final List<String> LATE = List.of("lateSlip", "lateDate", "lateTime", "lateReason");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_COPIES = 999;

    static CounterForm empty(ProcedureVersion version, String key) {
        var typed = new HashMap<String, String>();
        typed.put("key", key);
        return new CounterForm(typed, version.papers());
    }

    /**
     * The papers as they were handed in: what is as the procedure lists it is ticked, other numbers are written.
     *
     * @param laid papers of which a file came later
     */
    static CounterForm holding(ProcedureVersion version, List<Application.Paper> handedIn, Set<String> laid) {
        var typed = new HashMap<String, String>();
        for (int i = 0; i < version.papers().size(); i++) {
            var listed = version.papers().get(i);
            int at = i;
            if (laid.contains(listed.name())) typed.put("paper" + i, "1");
            handedIn.stream()
                    .filter(p -> p.name().equals(listed.name()) && p.isPresent())
                    .findFirst()
                    .ifPresent(p -> hold(typed, at, listed, p));
        }
        return new CounterForm(typed, version.papers());
    }

    private static void hold(Map<String, String> typed, int i, Paper listed, Application.Paper there) {
        typed.put("paper" + i, "1");
        if (asListed(listed).equals(there)) return;
        if (there.originals() > 0) typed.put("original" + i, String.valueOf(there.originals()));
        if (there.certified() > 0) typed.put("certified" + i, String.valueOf(there.certified()));
        if (there.copies() > 0) typed.put("copy" + i, String.valueOf(there.copies()));
    }

    /** What a tick alone says: so many originals and copies as the procedure lists, or one where it lists none. */
    private static Application.Paper asListed(Paper paper) {
        var count = PaperCount.listed(paper);
        return new Application.Paper(paper.name(), count.originals(), count.copies(), 0);
    }

    static CounterForm of(MultiValueMap<String, String> parameters, ProcedureVersion version) {
        var typed = new HashMap<String, String>();
        parameters
                .toSingleValueMap()
                .forEach((name, value) -> typed.put(name, Normalizer.normalize(value, Normalizer.Form.NFC)));
        return new CounterForm(typed, version.papers());
    }

    /** A paper that was sent as a file is there. */
    CounterForm with(List<SentFile> sent) {
        var all = new HashMap<>(typed);
        for (int i = 0; i < papers.size(); i++) {
            var name = papers.get(i).name();
            if (sent.stream().anyMatch(s -> s.paper().equals(name))) all.put("paper" + i, "1");
        }
        return new CounterForm(all, papers);
    }

    /** Everything wrong at once, files too. */
    List<FieldProblem> problems(String procedureKey, PlaceField place, PaperFiles.Sent sent) {
        var problems = new ArrayList<FieldProblem>();
        if (parse(procedureKey, Channel.COUNTER, place) instanceof Parsed.Problems(var typedWrong))
            problems.addAll(typedWrong);
        sent.refused().keySet().stream()
                .sorted()
                .forEach(field -> problems.add(new FieldProblem(field, "dossier.problem.file")));
        return problems;
    }

    /** Filled in with who applied before: only what is not typed, and the name where what is typed is a part of it. */
    CounterForm with(KnownApplicants.Known known) {
        var all = new HashMap<>(typed);
        if (known.isNamed(value("applicant"))) all.put("applicant", known.name());
        Map.of("address", known.address(), "phone", known.phone(), "email", known.email())
                .forEach((field, value) -> {
                    if (value(field).isBlank()) all.put(field, value);
                });
        return new CounterForm(all, papers);
    }

    /** Whom to look for among those who applied before: a number that is none, or nothing at all, is said. */
    List<FieldProblem> nobodyAsked() {
        var problems = new ArrayList<FieldProblem>();
        digits("identityNumber", problems);
        if (value("identityNumber").isBlank() && value("applicant").isBlank())
            problems.add(new FieldProblem("identityNumber", "dossier.problem.nobodyAsked"));
        return problems;
    }

    /** The same content under a fresh key: pressed again it is an application of its own. */
    CounterForm renewed() {
        var again = new HashMap<>(typed);
        again.put("key", FormKeys.fresh());
        return new CounterForm(again, papers);
    }

    /** What was typed into a field, or the empty text. */
    public String value(String field) {
        return Objects.requireNonNullElse(typed.get(field), "");
    }

    /** A parsed command, or what is wrong with which field. */
    sealed interface Parsed {
        record Command(TakeIn command) implements Parsed {}

        record Problems(List<FieldProblem> problems) implements Parsed {}
    }

    Parsed parse(String procedureKey, Channel channel, PlaceField place) {
        var problems = new ArrayList<FieldProblem>();
        if (place.isWrong()) problems.add(new FieldProblem("place", "dossier.problem.place"));
        name("applicant", problems);
        if (!value("submitter").isBlank()) name("submitter", problems);
        digits("identityNumber", problems);
        phone(problems);
        email(problems);
        longest("address", LONGEST_LINE, problems);
        if (ActForm.isBlank(value("address"))) problems.add(new FieldProblem("address", "dossier.problem.address"));
        longest("request", LONGEST_TEXT, problems);
        longest("ly-do", LONGEST_TEXT, problems);
        longest("noi-giai-quyet", LONGEST_LINE, problems);
        longest("can-cu-tu-choi", LONGEST_LINE, problems);
        var received = received(problems);
        if (value("key").length() < 16 || value("key").length() > 100)
            problems.add(new FieldProblem("key", "dossier.problem.key"));
        if (!problems.isEmpty()) return new Parsed.Problems(problems);
        var applicant = new PersonName(value("applicant"));
        var application = new Application(
                applicant,
                value("submitter").isBlank() ? applicant : new PersonName(value("submitter")),
                value("identityNumber").strip(),
                value("phone").strip(),
                value("email").strip(),
                value("address").strip(),
                value("request").strip(),
                received,
                delivery());
        return new Parsed.Command(new TakeIn(
                value("key"),
                procedureKey,
                caseOf(),
                channel,
                application,
                place.chosen().orElse(null)));
    }

    /** The paper receipt it was given earlier, as typed; what is wrong with it is added. */
    Optional<LateReceipt> late(List<FieldProblem> problems) {
        var slip = value("lateSlip").strip().toUpperCase(Locale.ROOT);
        if (!LateReceipt.isNumber(slip)) problems.add(new FieldProblem("lateSlip", "dossier.problem.lateSlip"));
        var at = stampedAt();
        if (at.isEmpty()) problems.add(new FieldProblem("lateDate", "dossier.problem.lateMoment"));
        var reason = value("lateReason").strip();
        if (ActForm.isBlank(reason) || reason.length() > LONGEST_LINE)
            problems.add(new FieldProblem("lateReason", "dossier.problem.lateReason"));
        return problems.isEmpty() ? at.map(moment -> new LateReceipt(moment, slip, reason)) : Optional.empty();
    }

    /** The moment typed as stamped on a paper receipt. */
    Optional<Instant> stampedAt() {
        try {
            var day = LocalDate.parse(value("lateDate").strip());
            return Optional.of(LegalZone.instant(
                    day.atTime(LocalTime.parse(value("lateTime").strip()))));
        } catch (DateTimeParseException untyped) {
            return Optional.empty();
        }
    }

    /** Whether anything is typed of a paper receipt. */
    public boolean isLate() {
        return LATE.stream().anyMatch(field -> !value(field).isBlank());
    }

    /** By the name of a paper, the one of the store that is to stand in its place. */
    Map<String, UUID> again() {
        var again = new HashMap<String, UUID>();
        for (int i = 0; i < papers.size(); i++) {
            var id = value("kho" + i);
            if (UUID_TEXT.matcher(id).matches()) again.put(papers.get(i).name(), UUID.fromString(id));
        }
        return again;
    }

    /** The store is asked by the whole number. */
    List<FieldProblem> numberMissing() {
        var problems = new ArrayList<FieldProblem>();
        if (value("identityNumber").isBlank())
            problems.add(new FieldProblem("identityNumber", "dossier.problem.keptNumber"));
        else digits("identityNumber", problems);
        return problems;
    }

    private String delivery() {
        return switch (value("delivery")) {
            case "POSTAL" -> "POSTAL";
            case "ONLINE" -> "ONLINE";
            default -> "COUNTER";
        };
    }

    /** The case of the procedure, as typed or {@code normal}. */
    public String caseOf() {
        return value("truong-hop").isBlank() ? "normal" : value("truong-hop");
    }

    private void name(String field, List<FieldProblem> problems) {
        if (PersonName.isMissing(value(field))) problems.add(new FieldProblem(field, "dossier.problem.nameMissing"));
        else if (PersonName.isTooLong(value(field))) problems.add(new FieldProblem(field, "dossier.problem.nameLong"));
    }

    private void digits(String field, List<FieldProblem> problems) {
        var value = value(field).strip();
        if (!value.isEmpty() && !value.matches("\\d{9}|\\d{10}|\\d{12}|\\d{13}")) {
            problems.add(new FieldProblem(field, "dossier.problem.identityNumber"));
        }
    }

    private void phone(List<FieldProblem> problems) {
        var value = value("phone").strip();
        if (!value.isEmpty() && !value.matches("\\+?[0-9 .]{8,20}"))
            problems.add(new FieldProblem("phone", "dossier.problem.phone"));
    }

    private void email(List<FieldProblem> problems) {
        var value = value("email").strip();
        if (!value.isEmpty() && (value.length() > LONGEST_LINE || !value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))) {
            problems.add(new FieldProblem("email", "dossier.problem.email"));
        }
    }

    private void longest(String field, int most, List<FieldProblem> problems) {
        if (value(field).length() > most) problems.add(new FieldProblem(field, "dossier.problem.long." + most));
    }

    /** A tick says "as the procedure lists it": so many originals and so many copies (bản sao); a typed number says otherwise. */
    List<Application.Paper> received(List<FieldProblem> problems) {
        var received = new ArrayList<Application.Paper>();
        for (int i = 0; i < papers.size(); i++) {
            var paper = papers.get(i);
            int originals = copies("original" + i, problems);
            int certified = copies("certified" + i, problems);
            int copies = copies("copy" + i, problems);
            boolean asListed = typed.containsKey("paper" + i) && originals + certified + copies == 0;
            received.add(
                    asListed ? asListed(paper) : new Application.Paper(paper.name(), originals, certified, copies));
        }
        return received;
    }

    private int copies(String field, List<FieldProblem> problems) {
        var value = value(field).strip();
        if (value.isEmpty()) return 0;
        if (!value.matches("\\d{1,3}")) {
            problems.add(new FieldProblem(field, "dossier.problem.copies"));
            return 0;
        }
        return Math.min(MOST_COPIES, Integer.parseInt(value));
    }
}
