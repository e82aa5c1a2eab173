package vn.kycuong.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.form.AnswerProblem;
import vn.kycuong.form.Answers;
import vn.kycuong.form.FormDefinition;
import vn.kycuong.form.Question;
import vn.kycuong.form.QuestionKind;
import vn.kycuong.form.Target;
import vn.kycuong.identity.Citizen;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.procedure.Paper;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.worktime.LegalClock;

/**
 * Hands a draft in (nộp). Only what is asked and answered goes; it goes under the draft's own key, so that pressed twice, in two windows, or again
 * after the line was cut, it is one dossier.
 */
@Component
public class DraftSending {
    /** An application may bring 60 MB of files, and they are kept in one statement each. */
    private static final int AT_A_TIME = 2;

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    private final OnlineDrafts drafts;
    private final OnlineDraftRows rows;
    private final DraftUploads uploads;
    private final Intake intake;
    private final AnswerText text;
    private final TransactionTemplate transaction;
    private final LegalClock time;
    private final Semaphore room = new Semaphore(AT_A_TIME, true);

    DraftSending(
            OnlineDrafts drafts,
            OnlineDraftRows rows,
            DraftUploads uploads,
            Intake intake,
            AnswerText text,
            TransactionTemplate transaction,
            LegalClock time) {
        this.drafts = drafts;
        this.rows = rows;
        this.uploads = uploads;
        this.intake = intake;
        this.text = text;
        this.transaction = transaction;
        this.time = time;
    }

    /** What became of a draft that was handed in. */
    public sealed interface SendResult {
        /** @param before whether it had been handed in already */
        record Sent(CaseId dossier, boolean before) implements SendResult {}

        /** Something is not answered yet, or wrong. */
        record NotReady(List<AnswerProblem> problems) implements SendResult {}

        /** The desk does not take it in. */
        record Refused(TakeInResult why) implements SendResult {}

        /** There is no such draft. */
        record Gone() implements SendResult {}
    }

    /** Hands one application in. */
    public SendResult send(UUID draft, int no) {
        return send(draft, no, null);
    }

    /** The same by whoever is logged in: what he lets stand for a paper is looked up once more. */
    public SendResult send(UUID draft, int no, @Nullable Citizen citizen) {
        var found = drafts.open(draft, no, citizen);
        if (found.isEmpty()) return new SendResult.Gone();
        var opened = found.get();
        var sent = opened.draft().sent();
        if (sent != null) return new SendResult.Sent(sent, true);
        if (!opened.isReady()) return new SendResult.NotReady(opened.reading().problems());
        var values = opened.reading().values();
        var office = new UnitId(Integer.parseInt(Objects.requireNonNull(values.get(FormDefinition.OFFICE))));
        return switch (applied(opened, office)) {
            case TakeInResult.Registered(var ref, var _, var _) -> sent(draft, no, ref.caseId(), false);
            case TakeInResult.AlreadyTakenIn(var ref) -> sent(draft, no, ref.caseId(), true);
            // another window handed it in a moment ago, with another answer: that is the dossier
            case TakeInResult.FormUsed() ->
                sent(draft, no, CaseId.ofForm(opened.draft().formKey()), true);
            case TakeInResult refused -> new SendResult.Refused(refused);
        };
    }

    private TakeInResult applied(OnlineDrafts.Opened opened, UnitId office) {
        room.acquireUninterruptibly();
        try {
            return intake.apply(command(opened), uploads.sent(opened), again(opened), office);
        } finally {
            room.release();
        }
    }

    private static Map<String, KeptPaper> again(OnlineDrafts.Opened opened) {
        var values = opened.reading().values();
        return asked(opened).stream()
                .filter(q -> Answers.KEPT.equals(values.get(q.key()))
                        && opened.kept().containsKey(q.key()))
                .collect(Collectors.toMap(Question::paper, q -> opened.kept().get(q.key()), (first, _) -> first));
    }

    private SendResult sent(UUID draft, int no, CaseId dossier, boolean before) {
        transaction.executeWithoutResult(_ -> rows.sent(draft, no, dossier));
        return new SendResult.Sent(dossier, before);
    }

    private TakeIn command(OnlineDrafts.Opened opened) {
        var values = opened.reading().values();
        return new TakeIn(
                opened.draft().formKey(),
                opened.draft().procedureKey(),
                Objects.requireNonNull(values.get(FormDefinition.CASE)),
                Channel.ONLINE,
                application(opened, values));
    }

    private Application application(OnlineDrafts.Opened opened, Map<String, String> values) {
        var today = time.today();
        var applicant = new PersonName(target(opened, Target.APPLICANT, values));
        return new Application(
                        applicant,
                        PersonName.of(target(opened, Target.SUBMITTER, values)).orElse(applicant),
                        target(opened, Target.IDENTITY, values),
                        target(opened, Target.PHONE, values),
                        target(opened, Target.EMAIL, values),
                        address(opened, values, today),
                        target(opened, Target.REQUEST, values),
                        papers(opened, values),
                        delivery(opened, values))
                .saying(said(opened, values, today));
    }

    private static String delivery(OnlineDrafts.Opened opened, Map<String, String> values) {
        var asked = target(opened, Target.DELIVERY, values);
        return asked.isEmpty() ? "COUNTER" : asked;
    }

    private String address(OnlineDrafts.Opened opened, Map<String, String> values, LocalDate today) {
        var value = target(opened, Target.ADDRESS, values);
        return value.isEmpty() ? "" : text.address(value, today);
    }

    private static String target(OnlineDrafts.Opened opened, Target target, Map<String, String> values) {
        return asked(opened).stream()
                .filter(q -> q.target() == target)
                .flatMap(q -> Optional.ofNullable(values.get(q.key())).stream())
                .findFirst()
                .orElse("");
    }

    private static List<Question> asked(OnlineDrafts.Opened opened) {
        return opened.reading().sections().stream()
                .flatMap(s -> s.questions().stream())
                .toList();
    }

    private List<Application.Said> said(OnlineDrafts.Opened opened, Map<String, String> values, LocalDate today) {
        var elsewhere = Set.of(FormDefinition.CASE, FormDefinition.OFFICE);
        return asked(opened).stream()
                .filter(q -> q.target() == Target.SAID && q.kind() != QuestionKind.FILE)
                .filter(q -> !elsewhere.contains(q.key()) && values.containsKey(q.key()))
                .map(q -> new Application.Said(
                        q.key(),
                        q.label(),
                        text.of(q, Objects.requireNonNull(values.get(q.key())), today, VIETNAMESE),
                        q.kind() == QuestionKind.IDENTITY))
                .toList();
    }

    /** The papers as the procedure lists them, and those that only this form asks for. */
    private static List<Application.Paper> papers(OnlineDrafts.Opened opened, Map<String, String> values) {
        var files = asked(opened).stream()
                .filter(q -> q.kind() == QuestionKind.FILE)
                .toList();
        ProcedureVersion procedure = opened.procedure();
        var papers = new ArrayList<Application.Paper>();
        for (var paper : procedure.papers()) papers.add(paper(paper, isThere(files, paper.name(), values)));
        for (var question : files) {
            boolean listed = papers.stream().anyMatch(p -> p.name().equals(question.paper()));
            if (!listed && isThere(files, question.paper(), values))
                papers.add(new Application.Paper(question.paper(), 1, 0, 0));
        }
        return papers;
    }

    private static Application.Paper paper(Paper paper, boolean there) {
        if (!there) return new Application.Paper(paper.name(), 0, 0, 0);
        boolean counted = paper.originals() + paper.copies() > 0;
        return new Application.Paper(paper.name(), counted ? paper.originals() : 1, paper.copies(), 0);
    }

    private static boolean isThere(List<Question> files, String paper, Map<String, String> values) {
        return files.stream()
                .filter(q -> q.paper().equals(paper))
                .map(q -> values.getOrDefault(q.key(), Answers.NONE))
                .anyMatch(how -> !how.equals(Answers.NONE) && !how.equals(Answers.KEPT));
    }
}
