package vn.kycuong.reading;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.Directives;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.PostId;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.EntryProof;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerTree;
import vn.kycuong.ledger.ProofFile;
import vn.kycuong.organisation.Posts;
import vn.kycuong.worktime.LegalClock;

/**
 * One's own readings (việc đọc của tôi): what is to be read, that it was read, whether it was understood. Everything here is asked and done in
 * the person's own name. Căn cứ: GLOSSARY#must-read.
 */
@Component
public class Readings {
    /** Kind of a reading's case in the ledger. */
    public static final String KIND = "reading";
    /** The right that every post gives: to read what is meant for it. */
    public static final String READ = "reading.read";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST = 500;

    private final CampaignRows campaigns;
    private final ReadingRows rows;
    private final Ledger ledger;
    private final LedgerTree tree;
    private final Directives directives;
    private final Posts posts;
    private final Rules rules;
    private final LegalClock time;

    Readings(
            CampaignRows campaigns,
            ReadingRows rows,
            Ledger ledger,
            LedgerTree tree,
            Directives directives,
            Posts posts,
            Rules rules,
            LegalClock time) {
        this.campaigns = campaigns;
        this.rows = rows;
        this.ledger = ledger;
        this.tree = tree;
        this.directives = directives;
        this.posts = posts;
        this.rules = rules;
        this.time = time;
    }

    /** A reading with its campaign and its case. */
    public record Own(Reading reading, Campaign campaign, CaseState state) {
        public Obligation owed() {
            return state.obligation(ReadingRules.OWED);
        }
    }

    /** All of a person, the newest first. */
    @Transactional
    public List<Own> all(ActorId person) {
        return with(rows.own(person, MOST));
    }

    /** What a person still has to do, what was opened first on top. */
    @Transactional
    public List<Own> open(ActorId person) {
        return with(rows.ownOpen(person));
    }

    /** One of a person's. */
    @Transactional
    public Optional<Own> find(CaseId id, ActorId person) {
        return with(rows.own(id, person).stream().toList()).stream().findFirst();
    }

    private List<Own> with(List<Reading> readings) {
        if (readings.isEmpty()) return List.of();
        var states = ledger.find(readings.stream().map(Reading::id).toList());
        var known = new HashMap<Integer, Campaign>();
        return readings.stream()
                .map(r -> new Own(
                        r,
                        known.computeIfAbsent(
                                r.campaign(), id -> campaigns.find(id).orElseThrow()),
                        Objects.requireNonNull(states.get(r.id()))))
                .toList();
    }

    /** The exact text that is the person's. */
    public ReadingText text(Reading reading) {
        return campaigns.content(reading.sha256()).orElseThrow();
    }

    /** The person opened one part more of the text. */
    @Transactional
    public ReadingResult open(CaseId id, int part, Officer officer) {
        var own = rows.own(id, officer.actor());
        if (own.isEmpty()) return new ReadingResult.NotFound();
        if (part > 0 && part < text(own.get()).parts().size()) rows.reached(id, part);
        return new ReadingResult.Done(id);
    }

    /**
     * Confirms that exactly this text was read and understood; where no questions are asked, the duty is met by it.
     *
     * @param formKey random key of the form; sent twice it is one act
     * @param sha256 fingerprint that stood on the page
     */
    @Transactional
    public ReadingResult confirm(CaseId id, String formKey, String sha256, Officer officer) {
        var own = find(id, officer.actor());
        if (own.isEmpty()) return new ReadingResult.NotFound();
        var reading = own.get().reading();
        if (reading.state() == ReadingState.READ || reading.state() == ReadingState.UNDERSTOOD)
            return new ReadingResult.Done(id);
        if (!reading.state().isOpen()) return new ReadingResult.NotPossible("reading.no.closed");
        if (!reading.sha256().equals(sha256)) return new ReadingResult.NotPossible("reading.no.otherText");
        if (reading.reached() < text(reading).parts().size() - 1)
            return new ReadingResult.NotPossible("reading.no.notToTheEnd");
        boolean asked = asks(own.get());
        return record(
                own.get(),
                asked ? ReadingEvent.READ : ReadingEvent.UNDERSTOOD,
                asked ? ReadingRules.read() : ReadingRules.understood(),
                Map.of("campaign", reading.campaign(), "sha256", sha256),
                null,
                formKey,
                officer,
                new ReadingResult.Done(id));
    }

    /** Whether questions are asked of this person. */
    public boolean asks(Own own) {
        return own.campaign().plan().quizSize() > 0;
    }

    /** A reading as a line of a list names it: which document, in which campaign; nothing of the person. */
    public record Named(String document, String title) {}

    /** What readings are called; a case of another kind is left out. */
    @Transactional
    public Map<CaseId, Named> named(Collection<CaseId> cases) {
        var names = new HashMap<Integer, Optional<Named>>();
        var found = new HashMap<CaseId, Named>();
        rows.campaignsOf(cases)
                .forEach((id, campaign) ->
                        names.computeIfAbsent(campaign, this::name).ifPresent(name -> found.put(id, name)));
        return found;
    }

    private Optional<Named> name(int campaign) {
        return campaigns
                .find(campaign)
                .map(c -> new Named(
                        directives
                                .find(c.plan().document())
                                .map(d -> d.document().sign())
                                .orElse(c.plan().document()),
                        c.plan().title()));
    }

    // ---- questions

    /** A question as it is asked: its text, and what may be chosen. */
    public record Asked(String text, List<String> choices) {
        public Asked {
            choices = List.copyOf(choices);
        }
    }

    /**
     * The questions of the next attempt.
     *
     * @param attempt its number
     * @param left how many attempts are left today
     */
    public record Quiz(int attempt, int left, List<Asked> questions) {
        public Quiz {
            questions = List.copyOf(questions);
        }
    }

    /** What is asked next; empty unless the text was confirmed and questions are left to answer. */
    @Transactional
    public Optional<Quiz> quiz(CaseId id, ActorId person) {
        return find(id, person)
                .filter(o -> o.reading().state() == ReadingState.READ)
                .map(own -> {
                    var before = rows.attempts(id);
                    int next = before.size() + 1;
                    return new Quiz(
                            next,
                            Math.max(0, aDay() - today(before)),
                            drawn(own, next).stream()
                                    .map(d -> new Asked(d.question().text(), d.shown()))
                                    .toList());
                });
    }

    private List<QuizRules.Drawn> drawn(Own own, int attempt) {
        var plan = own.campaign().plan();
        return QuizRules.draw(
                plan.questions().questions(),
                own.reading().group(),
                plan.quizSize(),
                QuizRules.seed(own.reading().id().toString(), attempt));
    }

    private int aDay() {
        return rules.at(time.today()).whole("reading.attempts-a-day");
    }

    private int today(List<ReadingRows.Attempt> attempts) {
        return (int) attempts.stream().filter(a -> a.day().equals(time.today())).count();
    }

    /**
     * Answers the questions of an attempt. They are drawn again here: nothing that the browser sends says which is right.
     *
     * @param attempt the number that stood on the page
     * @param answers the choice made for each question as it was shown, from 0; null where none was
     */
    @Transactional
    public ReadingResult answer(
            CaseId id, int attempt, List<@Nullable Integer> answers, String formKey, Officer officer) {
        var found = find(id, officer.actor());
        if (found.isEmpty()) return new ReadingResult.NotFound();
        var own = found.get();
        var before = rows.attempts(id);
        if (attempt > 0 && attempt <= before.size())
            return new ReadingResult.Marked(id, attempt); // the same form again
        if (own.reading().state() == ReadingState.OPEN) return new ReadingResult.NotPossible("reading.no.readFirst");
        if (own.reading().state() != ReadingState.READ) return new ReadingResult.NotPossible("reading.no.closed");
        if (attempt != before.size() + 1) return new ReadingResult.Overtaken();
        if (today(before) >= aDay()) return new ReadingResult.NotPossible("reading.no.moreToday", aDay());
        var drawn = drawn(own, attempt);
        var missing = missing(drawn, answers);
        if (!missing.isEmpty()) return new ReadingResult.Unanswered(missing);
        return mark(
                own,
                attempt,
                drawn,
                answers.stream().map(Objects::requireNonNull).toList(),
                formKey,
                officer);
    }

    private static java.util.Set<Integer> missing(List<QuizRules.Drawn> drawn, List<@Nullable Integer> answers) {
        var missing = new HashSet<Integer>();
        IntStream.range(0, drawn.size())
                .filter(i -> i >= answers.size() || !isChoice(answers.get(i), drawn.get(i)))
                .forEach(missing::add);
        return missing;
    }

    private static boolean isChoice(@Nullable Integer answer, QuizRules.Drawn drawn) {
        return answer != null && answer >= 0 && answer < drawn.order().size();
    }

    private ReadingResult mark(
            Own own, int attempt, List<QuizRules.Drawn> drawn, List<Integer> answers, String formKey, Officer officer) {
        var id = own.reading().id();
        boolean passed = QuizRules.passes(
                QuizRules.right(drawn, answers),
                drawn.size(),
                own.campaign().plan().passPercent());
        var content = QuizRules.kept(drawn, answers).getBytes(StandardCharsets.UTF_8);
        var salt = new byte[32];
        RANDOM.nextBytes(salt);
        var now = now();
        var kept = new ReadingRows.Attempt(id.value(), attempt, day(now), now, passed, content, salt);
        if (!rows.keep(kept)) return undone(new ReadingResult.Marked(id, attempt));
        return record(
                own,
                passed ? ReadingEvent.UNDERSTOOD : ReadingEvent.ATTEMPTED,
                passed ? ReadingRules.understood() : List.of(),
                Map.of(
                        "campaign",
                        own.reading().campaign(),
                        "sha256",
                        own.reading().sha256(),
                        "attempt",
                        attempt,
                        "result",
                        passed ? "PASSED" : "FAILED"),
                Commitment.of(attempt, salt, content),
                formKey,
                officer,
                new ReadingResult.Marked(id, attempt));
    }

    /**
     * What came of an attempt, for the person alone.
     *
     * @param lines empty once the answers were lawfully erased
     */
    public record Outcome(int attempt, Instant at, boolean passed, int right, int of, List<Line> lines) {
        public Outcome {
            lines = List.copyOf(lines);
        }
    }

    /** One answer with what is right and why. */
    public record Line(String question, String chosen, String rightAnswer, boolean isRight, String why) {}

    /** One's own attempts, the first one first. */
    @Transactional
    public List<Outcome> outcomes(CaseId id, ActorId person) {
        return find(id, person)
                .map(own -> rows.attempts(id).stream()
                        .map(a -> outcome(a, own.campaign().plan().questions().questions()))
                        .toList())
                .orElse(List.of());
    }

    private static Outcome outcome(ReadingRows.Attempt attempt, List<Question> bank) {
        var content = attempt.content();
        var answered = content == null
                ? List.<QuizRules.Answered>of()
                : QuizRules.answered(new String(content, StandardCharsets.UTF_8), bank);
        int right = (int) answered.stream().filter(QuizRules.Answered::isRight).count();
        return new Outcome(
                attempt.no(),
                attempt.answeredAt(),
                attempt.passed(),
                right,
                answered.size(),
                answered.stream().map(Readings::line).toList());
    }

    private static Line line(QuizRules.Answered a) {
        var q = a.question();
        return new Line(q.text(), q.choices().get(a.chosen()), q.choices().get(q.right()), a.isRight(), q.why());
    }

    // ---- proof

    /**
     * What the ledger holds of one's own reading.
     *
     * @param signed version of the entries that a signed checkpoint covers, with its proof
     */
    public record Recorded(List<Entry> entries, Map<Integer, EntryProof> signed) {
        public Recorded {
            entries = List.copyOf(entries);
            signed = Map.copyOf(signed);
        }
    }

    @Transactional
    public Recorded recorded(CaseId id, ActorId person) {
        var entries = rows.own(id, person).map(r -> ledger.entries(r.id())).orElse(List.of());
        var signed = new HashMap<Integer, EntryProof>();
        for (var entry : entries)
            tree.proof(id, entry.version()).ifPresent(proof -> signed.put(entry.version(), proof));
        return new Recorded(entries, signed);
    }

    /** The proof of one entry of one's own reading; empty until a checkpoint covers it. */
    @Transactional
    public Optional<ProofFile> proof(CaseId id, int version, ActorId person) {
        var recorded = recorded(id, person);
        return Optional.ofNullable(recorded.signed().get(version))
                .map(proof -> ProofFile.of(
                        recorded.entries(), version, proof, tree.key().orElse("")));
    }

    // ---- acts

    private ReadingResult record(
            Own own,
            ReadingEvent event,
            List<Effect> effects,
            Map<String, ?> facts,
            @Nullable Commitment content,
            String formKey,
            Officer officer,
            ReadingResult done) {
        var c = own.state();
        var now = now();
        var by = new Act.By(officer.actor(), post(c, officer), c.unitNow(), now, now, formKey);
        var act = Act.of(c, by, event.kind(), READ, c.unitNow(), effects, facts, content);
        return switch (ledger.record(act)) {
            case ActOutcome.Recorded _ -> {
                rows.state(c.id(), ReadingRules.state(act.after()), now);
                yield done;
            }
            case ActOutcome.Replayed _ -> undone(done);
            case ActOutcome.Stale _ -> undone(new ReadingResult.Overtaken());
            case ActOutcome.Forbidden _ -> undone(new ReadingResult.NotAllowed());
        };
    }

    /** A person may be logged in for another post than the one by which he is meant: it is in that one that he reads. */
    private PostId post(CaseState c, Officer officer) {
        return posts.holdingsOf(officer.actor(), time.today()).stream()
                .filter(h -> h.post().unit().equals(c.unitNow()))
                .map(h -> h.post().id())
                .findFirst()
                .orElse(officer.post());
    }

    private static ReadingResult undone(ReadingResult result) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return result;
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static LocalDate day(Instant moment) {
        return LegalZone.local(moment).toLocalDate();
    }
}
