package vn.kycuong.dossier.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.Limit;
import vn.kycuong.dossier.AnswerText;
import vn.kycuong.dossier.OnlineDrafts.Opened;
import vn.kycuong.form.Answers;
import vn.kycuong.form.FormDefinition;
import vn.kycuong.form.Question;
import vn.kycuong.form.QuestionKind;
import vn.kycuong.form.Section;
import vn.kycuong.law.Limits;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.BlankForm;
import vn.kycuong.procedure.BlankForms;
import vn.kycuong.procedure.Fee;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Row;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** What the pages of a draft show: questions with what was typed, answers to be checked, limits and fees beside a choice. */
@Component
class DraftViews {
    static final String ONLINE = "ONLINE";

    private final Procedures procedures;
    private final Organisation organisation;
    private final AnswerText text;
    private final BlankForms blanks;
    private final LegalClock time;

    DraftViews(Procedures procedures, Organisation organisation, AnswerText text, BlankForms blanks, LegalClock time) {
        this.procedures = procedures;
        this.organisation = organisation;
        this.text = text;
        this.blanks = blanks;
        this.time = time;
    }

    static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    /**
     * A page of questions; empty of complaints where it is shown for the first time.
     *
     * @param refused what is wrong with a file that was sent with it, by question
     */
    AskedPage page(Opened opened, Section section, boolean complaining, Map<String, String> refused) {
        return page(DraftAnswerPages.path(opened.draft()), opened, section, complaining, refused);
    }

    /** The same at another address. */
    AskedPage page(String base, Opened opened, Section section, boolean complaining, Map<String, String> refused) {
        var w = words();
        var errors = new HashMap<String, String>();
        var lines = new ArrayList<ErrorLine>();
        if (complaining) {
            for (var problem : opened.reading().problemsOf(section.key())) {
                if (refused.containsKey(problem.field())) continue;
                errors.put(
                        problem.field(),
                        w.get(problem.wordKey(), problem.arguments().toArray()));
            }
        }
        errors.putAll(refused);
        for (var question : section.questions())
            for (var field : question.fields())
                if (errors.containsKey(field)) lines.add(new ErrorLine(field, errors.get(field)));
        var toFillIn = section.hasFiles() ? blanks.of(opened.procedure()) : Map.<Integer, BlankForm>of();
        var questions = section.questions().stream()
                .map(q -> new AskedQuestion(
                        q,
                        opened.draft().typed(),
                        errors,
                        options(opened, q, w),
                        opened.file(q.key()).orElse(null),
                        opened.kept().get(q.key()),
                        q.paperNo() == 0 ? null : toFillIn.get(q.paperNo()),
                        w))
                .toList();
        return new AskedPage(base, opened, section, questions, lines, w);
    }

    private List<Option> options(Opened opened, Question q, Words w) {
        var chosen = opened.draft().value(q.kind() == QuestionKind.ADDRESS ? q.key() + ".commune" : q.key());
        return switch (q.kind()) {
            case CHOICE ->
                q.choices().stream()
                        .map(c -> new Option(
                                c.value(),
                                c.label(w.locale()),
                                c.value().equals(chosen),
                                q.key().equals(FormDefinition.CASE)
                                        ? terms(opened.procedure(), c.value(), ONLINE, w)
                                        : null))
                        .toList();
            case YES_NO ->
                List.of(
                        new Option(Answers.YES, w.get("draft.yes"), chosen.equals(Answers.YES)),
                        new Option(Answers.NO, w.get("draft.no.answer"), chosen.equals(Answers.NO)));
            case OFFICE ->
                units(
                        Stream.of(new Option("", w.get("apply.choose"), false)),
                        procedures.oneStops(opened.procedure(), time.today()),
                        chosen);
            case ADDRESS ->
                units(
                        Stream.of(
                                new Option("", w.get("draft.chooseCommune"), false),
                                new Option(
                                        Answers.ELSEWHERE, w.get("draft.elsewhere"), chosen.equals(Answers.ELSEWHERE))),
                        organisation.unitsAt(time.today(), UnitKind.COMMUNE),
                        chosen);
            default -> List.of();
        };
    }

    private static List<Option> units(Stream<Option> first, List<Unit> units, String chosen) {
        return Stream.concat(
                        first,
                        units.stream()
                                .map(u -> new Option(
                                        u.id().toString(),
                                        u.name(),
                                        u.id().toString().equals(chosen))))
                .toList();
    }

    /** "Thời hạn: 3 ngày làm việc. Phí: …" of a case by one way of handing in. */
    String terms(ProcedureVersion procedure, String procedureCase, String channel, Words w) {
        var limit = procedures.limits(procedure, time.today()).stream()
                .filter(l -> l.procedureCase().key().equals(procedureCase)
                        && l.channel().equals(channel))
                .map(l -> l.limit() instanceof Limits.InForceResult.InForce in
                        ? words(in.limit(), w) + committed(procedure, procedureCase, w)
                        : w.get("procedure.noLimit"))
                .findFirst()
                .orElse(w.get("procedure.noLimit"));
        var fees = procedure.feesOf(procedureCase, channel).stream()
                .map(Fee::words)
                .collect(Collectors.joining(" "));
        return w.get("draft.terms", limit, fees.isEmpty() ? w.get("procedure.noFee") : fees);
    }

    private String committed(ProcedureVersion procedure, String procedureCase, Words w) {
        return procedures
                .committedLimit(procedure, procedureCase, time.today())
                .map(rule -> "; " + w.get("procedure.committed", words(Limit.parse(rule.value()), w)))
                .orElse("");
    }

    private static String words(Limit limit, Words w) {
        return w.lang().equals("en") ? limit.inEnglish() : limit.inVietnamese();
    }

    /** Blank forms of its papers, by the paper's number. */
    Map<Integer, BlankForm> blanks(ProcedureVersion procedure) {
        return blanks.of(procedure);
    }

    /** Whether an application of this kind can be handed in online today: by its ways, and by a limit that is in force. */
    boolean isOpen(ProcedureVersion procedure) {
        return procedure.takenInAtOneStop()
                && procedure.channels().contains(ONLINE)
                && procedures.limits(procedure, time.today()).stream()
                        .anyMatch(l -> l.channel().equals(ONLINE) && l.limit() instanceof Limits.InForceResult.InForce);
    }

    /** Everything answered, with a way to change it. */
    List<Row> answers(Opened opened) {
        var w = words();
        var rows = new ArrayList<Row>();
        for (var section : opened.reading().sections()) {
            var at = DraftAnswerPages.path(opened.draft()) + "/cau/" + section.key();
            for (var question : section.questions())
                rows.add(new Row(
                        question.label(w.locale()), answer(opened, question, w), null, w.get("draft.change"), at));
        }
        return rows;
    }

    private String answer(Opened opened, Question q, Words w) {
        var value = opened.reading().values().get(q.key());
        if (value == null) {
            boolean wrong = opened.reading().problems().stream()
                    .anyMatch(p -> p.field().equals(q.key()) || p.field().startsWith(q.key() + "."));
            return w.get(wrong ? "draft.unanswered" : "draft.empty");
        }
        if (q.kind() != QuestionKind.FILE) return text.of(q, value, time.today(), w.locale());
        return switch (value) {
            case Answers.BY_FILE ->
                opened.file(q.key())
                        .map(f -> f.name() + " (" + PaperFiles.size(f.size()) + ")")
                        .orElse("");
            case Answers.KEPT ->
                Optional.ofNullable(opened.kept().get(q.key()))
                        .map(k -> w.get("draft.file.kept", k.name(), k.code(), When.day(k.keptOn())))
                        .orElse("");
            case Answers.ON_PAPER -> w.get("draft.file.paper");
            default -> w.get("draft.file.none");
        };
    }
}
