package vn.kycuong.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.form.Answers;
import vn.kycuong.form.FormDefinition;
import vn.kycuong.form.Forms;
import vn.kycuong.form.Question;
import vn.kycuong.form.QuestionKind;
import vn.kycuong.form.Reading;
import vn.kycuong.form.Section;
import vn.kycuong.form.Target;
import vn.kycuong.identity.Citizen;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/**
 * Applications in the making (bản nháp nộp trực tuyến): answered page by page, kept under the form they were begun under, found again by code
 * and secret or by the citizen who began. Each call stands in a transaction of its own, for no reader sees a draft.
 */
@Component
public class OnlineDrafts {
    /** How long a draft is kept after it was last written to. */
    public static final String DAYS = "dossier.draft-days";
    /** So many applications go with one draft. */
    public static final int MOST_FORMS = 20;

    /** Longer than any answer may be, so that what is too long is kept and named, and what is endless is not. */
    private static final int LONGEST_KEPT = 8_000;

    private final OnlineDraftRows rows;
    private final DraftUploadRows uploads;
    private final DraftSecrets secrets;
    private final PaperStore store;
    private final Forms forms;
    private final Procedures procedures;
    private final Organisation organisation;
    private final Rules rules;
    private final LegalClock time;

    OnlineDrafts(
            OnlineDraftRows rows,
            DraftUploadRows uploads,
            DraftSecrets secrets,
            PaperStore store,
            Forms forms,
            Procedures procedures,
            Organisation organisation,
            Rules rules,
            LegalClock time) {
        this.rows = rows;
        this.uploads = uploads;
        this.secrets = secrets;
        this.store = store;
        this.forms = forms;
        this.procedures = procedures;
        this.organisation = organisation;
        this.rules = rules;
        this.time = time;
    }

    /**
     * An application in the making as a page needs it.
     *
     * @param kept papers of the store that may stand for a file, by question; none unless the applicant himself is logged in
     * @param changed whether what the procedure asks has changed since it was begun
     */
    public record Opened(
            OnlineDraft draft,
            ProcedureVersion procedure,
            FormDefinition form,
            Reading reading,
            List<DraftFile> files,
            Map<String, KeptPaper> kept,
            boolean changed) {
        /** Files of a question, whole or on their way. */
        public Optional<DraftFile> file(String question) {
            return files.stream().filter(f -> f.question().equals(question)).findFirst();
        }

        /** The page to go on with; empty when all is answered. */
        public Optional<Section> next() {
            return reading.next(draft.seen());
        }

        public boolean isReady() {
            return next().isEmpty();
        }
    }

    /** Begins one. */
    @Transactional
    public OnlineDraft begin(ProcedureVersion procedure, @Nullable Citizen citizen) {
        var draft = UUID.randomUUID();
        var code = DraftSecrets.freshCode();
        var now = time.instant();
        rows.begin(draft, code, citizen == null ? null : secrets.owner(citizen), now, expires(now));
        var form = fresh(draft, code, 1, procedure, Map.of(), Set.of());
        rows.add(form);
        return form;
    }

    private OnlineDraft fresh(
            UUID draft, String code, int no, ProcedureVersion procedure, Map<String, String> typed, Set<String> seen) {
        return new OnlineDraft(
                draft,
                code,
                expires(time.instant()),
                no,
                procedure.key(),
                forms.keep(forms.of(procedure)),
                UUID.randomUUID().toString(),
                typed,
                seen,
                null);
    }

    /** One application of a draft; empty when there is none, or its procedure is gone. */
    @Transactional
    public Optional<Opened> open(UUID draft, int no) {
        return open(draft, no, null);
    }

    /** The same for whoever is logged in. */
    @Transactional
    public Optional<Opened> open(UUID draft, int no, @Nullable Citizen citizen) {
        return rows.find(draft, no).filter(f -> !isOver(f)).flatMap(f -> opened(f, citizen));
    }

    /** All applications of a draft. */
    @Transactional
    public List<Opened> all(UUID draft) {
        return all(draft, null);
    }

    /** The same for whoever is logged in. */
    @Transactional
    public List<Opened> all(UUID draft, @Nullable Citizen citizen) {
        return rows.all(draft).stream()
                .filter(f -> !isOver(f))
                .flatMap(f -> opened(f, citizen).stream())
                .toList();
    }

    private boolean isOver(OnlineDraft form) {
        return form.expiresAt().isBefore(time.instant());
    }

    /** One that answers a request ({@link Replies}) follows no form. */
    private Optional<Opened> opened(OnlineDraft draft, @Nullable Citizen citizen) {
        if (draft.digest().isEmpty()) return Optional.empty();
        return procedures.get(draft.procedureKey(), time.today()).map(procedure -> {
            var form = forms.kept(draft.digest());
            var files = uploads.of(draft.draftId(), draft.no());
            var kept = kept(draft, procedure, form, citizen);
            return new Opened(
                    draft,
                    procedure,
                    form,
                    forms.read(form, answers(draft, procedure, whole(files), kept)),
                    files,
                    kept,
                    !draft.isSent() && !forms.digest(forms.of(procedure)).equals(draft.digest()));
        });
    }

    /** Of the store for whoever applies for himself and has proved who he is; whoever applies for another is offered nothing of either. */
    private Map<String, KeptPaper> kept(
            OnlineDraft draft, ProcedureVersion procedure, FormDefinition form, @Nullable Citizen citizen) {
        if (citizen == null || draft.isSent()) return Map.of();
        boolean himself = form.questions().stream()
                .filter(q -> q.target() == Target.IDENTITY)
                .anyMatch(q -> store.isOf(citizen, draft.value(q.key())));
        if (!himself) return Map.of();
        var own = store.own(citizen, procedure);
        return form.questions().stream()
                .filter(q -> q.kind() == QuestionKind.FILE && own.containsKey(q.paper()))
                .collect(Collectors.toMap(Question::key, q -> own.get(q.paper())));
    }

    /** An application that is kept nowhere, to try a form out; a paper that is said to come as a file counts as there. */
    public Opened trial(ProcedureVersion procedure, FormDefinition form, Map<String, String> typed) {
        var draft =
                new OnlineDraft(new UUID(0, 0), "", time.instant(), 1, procedure.key(), "", "", typed, Set.of(), null);
        var files = form.questions().stream()
                .filter(q ->
                        q.kind() == QuestionKind.FILE && draft.value(q.key()).equals(Answers.BY_FILE))
                .map(Question::key)
                .collect(Collectors.toSet());
        var reading = forms.read(form, answers(draft, procedure, files, Map.of()));
        return new Opened(draft, procedure, form, reading, List.of(), Map.of(), false);
    }

    private static Set<String> whole(List<DraftFile> files) {
        return files.stream()
                .filter(DraftFile::isWhole)
                .map(DraftFile::question)
                .collect(Collectors.toSet());
    }

    private Answers answers(
            OnlineDraft draft, ProcedureVersion procedure, Set<String> files, Map<String, KeptPaper> kept) {
        var today = time.today();
        return new Answers(
                draft.typed(),
                files,
                kept.keySet(),
                organisation.unitsAt(today, UnitKind.COMMUNE).stream()
                        .map(u -> u.id().toString())
                        .collect(Collectors.toSet()),
                procedures.oneStops(procedure, today).stream()
                        .map(u -> u.id().toString())
                        .collect(Collectors.toSet()),
                today);
    }

    /** Keeps what was typed on a page, right or wrong; other pages of other windows stay as they are. */
    @Transactional
    public Optional<Opened> answer(UUID draft, int no, String section, Map<String, String> typed) {
        return answer(draft, no, section, typed, null);
    }

    /** The same by whoever is logged in. */
    @Transactional
    public Optional<Opened> answer(
            UUID draft, int no, String section, Map<String, String> typed, @Nullable Citizen citizen) {
        var held = rows.hold(draft, no).filter(f -> !f.isSent() && !isOver(f));
        if (held.isEmpty()) return open(draft, no, citizen);
        var asked = forms.kept(held.get().digest()).section(section);
        if (asked.isEmpty()) return opened(held.get(), citizen);
        var all = new HashMap<>(held.get().typed());
        for (var question : asked.get().questions()) {
            for (var field : question.fields()) {
                var value = typed.getOrDefault(field, "");
                if (value.isEmpty()) all.remove(field);
                else all.put(field, value.length() > LONGEST_KEPT ? value.substring(0, LONGEST_KEPT) : value);
            }
        }
        var seen = new HashSet<>(held.get().seen());
        seen.add(section);
        return written(held.get().with(all, seen), citizen);
    }

    private Optional<Opened> written(OnlineDraft form, @Nullable Citizen citizen) {
        rows.write(form, expires(time.instant()));
        return opened(form, citizen);
    }

    /** Goes over to what the procedure asks today; what was answered to questions that are still asked stays. */
    @Transactional
    public Optional<Opened> renew(UUID draft, int no) {
        var held = rows.hold(draft, no).filter(f -> !f.isSent() && !isOver(f));
        var procedure = held.flatMap(f -> procedures.get(f.procedureKey(), time.today()));
        if (held.isEmpty() || procedure.isEmpty()) return open(draft, no);
        var f = held.get();
        return written(
                new OnlineDraft(
                        f.draftId(),
                        f.code(),
                        f.expiresAt(),
                        f.no(),
                        f.procedureKey(),
                        forms.keep(forms.of(procedure.get())),
                        f.formKey(),
                        f.typed(),
                        f.seen(),
                        null),
                null);
    }

    /** One more application by the same person: what is the same for all is copied from another; empty when there are too many. */
    @Transactional
    public Optional<OnlineDraft> another(UUID draft, int like) {
        var all = rows.holdAll(draft);
        var from = all.stream().filter(f -> f.no() == like && !isOver(f)).findFirst();
        var procedure = from.flatMap(f -> procedures.get(f.procedureKey(), time.today()));
        if (procedure.isEmpty() || all.size() >= MOST_FORMS) return Optional.empty();
        var f = from.orElseThrow();
        var typed = new HashMap<String, String>();
        var seen = new HashSet<String>();
        for (var section : forms.kept(f.digest()).sections()) {
            if (!section.shared() || !f.seen().contains(section.key())) continue;
            seen.add(section.key());
            section.questions().stream()
                    .flatMap(q -> q.fields().stream())
                    .filter(f.typed()::containsKey)
                    .forEach(field -> typed.put(field, f.value(field)));
        }
        int no = all.getLast().no() + 1;
        var made = fresh(draft, f.code(), no, procedure.get(), typed, seen);
        rows.add(made);
        return Optional.of(made);
    }

    /** Takes one application out of a draft that holds others; one that was handed in stays. */
    @Transactional
    public boolean drop(UUID draft, int no) {
        return rows.holdAll(draft).size() > 1 && rows.drop(draft, no) == 1;
    }

    /** The secret that opens a draft, for whoever is in. */
    public String secret(UUID draft) {
        return secrets.secret(draft);
    }

    /** The draft that this code and this secret open together. */
    @Transactional
    public Optional<UUID> byCode(String code, String secret) {
        return rows.byCode(DraftSecrets.read(code)).filter(draft -> secrets.opens(draft, secret));
    }

    /** Drafts that a citizen began. */
    @Transactional
    public List<Opened> of(Citizen citizen) {
        return rows.ofOwner(secrets.owner(citizen)).stream()
                .flatMap(draft -> all(draft).stream())
                .filter(o -> !o.draft().isSent())
                .toList();
    }

    /** Whether a citizen began this draft. */
    @Transactional
    public boolean isOf(UUID draft, Citizen citizen) {
        return rows.ofOwner(secrets.owner(citizen)).contains(draft);
    }

    /** Erased for good, because its owner says so; what was handed in stays a dossier. */
    @Transactional
    public boolean erase(UUID draft) {
        return rows.erase(draft) == 1;
    }

    private Instant expires(Instant now) {
        return now.plus(Duration.ofDays(rules.at(time.today()).whole(DAYS)));
    }
}
