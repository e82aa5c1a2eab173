package vn.kycuong.reading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.directive.DirectiveText;
import vn.kycuong.directive.Directives;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.TargetRule;
import vn.kycuong.organisation.Targets;
import vn.kycuong.reading.CampaignResult.Problem;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/**
 * Campaigns of dissemination (đợt quán triệt): drafted, put in force by a second person, superseded by a new version, ended. Căn cứ:
 * 1404/UBND-NC, điểm a.
 */
@Component
public class Campaigns {
    public static final String DRAFT = "reading.draft";
    public static final String APPLY = "reading.apply";

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_DAYS = 250;
    private static final int MOST_QUESTIONS = 30;
    private static final List<ReadingGroup> AT_WORK =
            List.of(ReadingGroup.LEADERS, ReadingGroup.COUNTER, ReadingGroup.STAFF);
    /** The texts that are hashed are Vietnamese, whatever the language of the page. */
    private static final Words WORDS = Words.of("vi");

    private final CampaignRows rows;
    private final Directives directives;
    private final Targets targets;
    private final Rules rules;
    private final LegalClock time;

    Campaigns(CampaignRows rows, Directives directives, Targets targets, Rules rules, LegalClock time) {
        this.rows = rows;
        this.directives = directives;
        this.targets = targets;
        this.rules = rules;
        this.time = time;
    }

    /** What the law of the day proposes for a new campaign. */
    public record Terms(int days, int quizSize, int passPercent) {}

    public Terms terms() {
        var law = rules.at(time.today());
        return new Terms(
                law.whole("reading.limit-days"), law.whole("reading.quiz-size"), law.whole("reading.pass-percent"));
    }

    public Optional<Campaign> find(int id) {
        return rows.find(id);
    }

    /** The newest campaigns with these words. */
    public List<Campaign> newest(String words, int most) {
        return rows.newest(words, most);
    }

    /** What everybody may read: campaigns in force with a text for citizens. */
    public List<Campaign> forCitizens() {
        return rows.forCitizens();
    }

    /** The exact text of a group, once the campaign came into force. */
    public Optional<ReadingText> text(Campaign campaign, ReadingGroup group) {
        return Optional.ofNullable(rows.fingerprints(campaign.id()).get(group)).flatMap(rows::content);
    }

    /** The text of a group as it would be read if the draft came into force now. */
    public Optional<ReadingText> preview(CampaignPlan plan, ReadingGroup group) {
        var body = plan.texts().get(group);
        return body == null
                ? Optional.empty()
                : directives.find(plan.document()).map(d -> text(d, plan, group, body));
    }

    private static ReadingText text(DirectiveText document, CampaignPlan plan, ReadingGroup group, String body) {
        return ReadingText.of(document, plan.title(), WORDS.get(group.wordKey()), body);
    }

    /** How many people a rule means today, by unit. */
    public Map<UnitId, Integer> reach(TargetRule target) {
        var reach = new TreeMap<UnitId, Integer>(java.util.Comparator.comparingInt(UnitId::value));
        ReadingRules.seats(targets.holdings(target, time.today()))
                .values()
                .forEach(seat -> reach.merge(seat.unit(), 1, Integer::sum));
        return reach;
    }

    /** The draft or campaign that supersedes this one, if somebody has begun it. */
    public Optional<Integer> successor(int id) {
        return rows.successor(id);
    }

    /**
     * Begins a draft.
     *
     * @param formKey random key of the form; sent twice it is one draft
     * @param replaces the campaign in force that it shall supersede, or null
     */
    @Transactional
    public CampaignResult draft(String formKey, CampaignPlan plan, @Nullable Integer replaces, Officer by) {
        by.must(DRAFT);
        if (formKey.length() < 16) return new CampaignResult.NotFound();
        var wrong = problems(plan);
        if (!wrong.isEmpty()) return new CampaignResult.Wrong(wrong);
        if (replaces != null) {
            var old = rows.find(replaces);
            if (old.isEmpty()) return new CampaignResult.NotFound();
            if (old.get().state() != Campaign.State.IN_FORCE) return new CampaignResult.TooLate();
            var begun = rows.successor(replaces);
            if (begun.isPresent()) return new CampaignResult.Done(begun.get());
        }
        return new CampaignResult.Done(rows.insert(formKey, plan, replaces, by, now()));
    }

    /** Writes a draft anew; it is of who wrote it from now on, so that another puts it in force. */
    @Transactional
    public CampaignResult write(int id, int version, CampaignPlan plan, Officer by) {
        by.must(DRAFT);
        var campaign = rows.find(id);
        if (campaign.isEmpty()) return new CampaignResult.NotFound();
        if (campaign.get().state() != Campaign.State.DRAFT) return new CampaignResult.TooLate();
        var wrong = problems(plan);
        if (!wrong.isEmpty()) return new CampaignResult.Wrong(wrong);
        return rows.write(id, version, plan, by) ? new CampaignResult.Done(id) : new CampaignResult.Overtaken();
    }

    /** Gives a draft up. */
    @Transactional
    public CampaignResult drop(int id, int version, Officer by) {
        by.must(DRAFT);
        var campaign = rows.find(id);
        if (campaign.isEmpty()) return new CampaignResult.NotFound();
        if (campaign.get().state() != Campaign.State.DRAFT) return new CampaignResult.TooLate();
        return rows.decide(id, version, Campaign.State.DROPPED, by.actor(), now())
                ? new CampaignResult.Done(id)
                : new CampaignResult.Overtaken();
    }

    /**
     * Puts a draft in force: the texts become the bytes that are confirmed, the campaign it replaces is superseded, and the next round of
     * {@link ReadingSweep} opens the readings.
     */
    @Transactional
    public CampaignResult apply(int id, int version, Officer by) {
        by.must(APPLY);
        var found = rows.find(id);
        if (found.isEmpty()) return new CampaignResult.NotFound();
        var draft = found.get();
        if (draft.state() != Campaign.State.DRAFT) return new CampaignResult.TooLate();
        if (draft.version() != version) return new CampaignResult.Overtaken();
        if (draft.draftedBy().equals(by.actor())) return new CampaignResult.SecondPersonNeeded();
        var wrong = problems(draft.plan());
        wrong.addAll(lacking(draft.plan()));
        if (!wrong.isEmpty()) return new CampaignResult.Wrong(wrong);
        if (!answersFor(draft.plan().target(), by)) return new CampaignResult.BeyondScope();
        var now = now();
        if (!rows.decide(id, version, Campaign.State.IN_FORCE, by.actor(), now)) return new CampaignResult.Overtaken();
        var document = directives.find(draft.plan().document()).orElseThrow();
        draft.plan().texts().forEach((group, body) -> rows.keep(id, group, text(document, draft.plan(), group, body)));
        if (draft.replaces() != null) rows.end(draft.replaces(), Campaign.State.SUPERSEDED, by.actor(), now);
        return new CampaignResult.Done(id);
    }

    /** Ends a campaign before everybody has read; what was confirmed stays. */
    @Transactional
    public CampaignResult end(int id, Officer by) {
        by.must(APPLY);
        var campaign = rows.find(id);
        if (campaign.isEmpty()) return new CampaignResult.NotFound();
        if (!answersFor(campaign.get().plan().target(), by)) return new CampaignResult.BeyondScope();
        return rows.end(id, Campaign.State.ENDED, by.actor(), now())
                ? new CampaignResult.Done(id)
                : new CampaignResult.TooLate();
    }

    private boolean answersFor(TargetRule target, Officer by) {
        return targets.units(target, time.today()).stream()
                .allMatch(unit -> by.scope().contains(unit.id()));
    }

    private List<Problem> problems(CampaignPlan plan) {
        var wrong = new ArrayList<Problem>();
        if (directives.find(plan.document()).isEmpty()) wrong.add(new Problem("document", "reading.no.document"));
        var order = plan.orderedBy();
        if (order != null && !isThere(order)) wrong.add(new Problem("orderedBy", "reading.no.clause"));
        if (plan.title().isBlank()
                || plan.title().length() > LONGEST_TITLE
                || plan.title().lines().count() > 1) wrong.add(new Problem("title", "reading.no.title", LONGEST_TITLE));
        if (plan.days() < 1 || plan.days() > MOST_DAYS) wrong.add(new Problem("days", "reading.no.days", MOST_DAYS));
        if (plan.quizSize() < 0 || plan.quizSize() > MOST_QUESTIONS)
            wrong.add(new Problem("quizSize", "reading.no.quizSize", MOST_QUESTIONS));
        if (plan.passPercent() < 1 || plan.passPercent() > 100)
            wrong.add(new Problem("passPercent", "reading.no.passPercent"));
        if (!plan.texts().containsKey(ReadingGroup.STAFF)) wrong.add(new Problem("text-STAFF", "reading.no.text"));
        plan.texts().forEach((group, body) -> {
            if (body.length() > LONGEST_TEXT)
                wrong.add(new Problem("text-" + group.name(), "reading.no.longText", LONGEST_TEXT));
        });
        return wrong;
    }

    private boolean isThere(OrderedBy order) {
        return directives.find(order.document()).stream()
                .anyMatch(d -> order.clause().isEmpty()
                        || d.clauses().stream().anyMatch(c -> c.letter().equals(order.clause())));
    }

    /** What a draft may lack and a campaign may not. */
    private List<Problem> lacking(CampaignPlan plan) {
        var wrong = new ArrayList<Problem>();
        var bank = plan.questions();
        for (var problem : bank.problems())
            wrong.add(new Problem("bank", "reading.no.bankLine", problem.line(), WORDS.get(problem.wordKey())));
        for (var group : AT_WORK)
            if (bank.countFor(group) < plan.quizSize())
                wrong.add(new Problem(
                        "bank",
                        "reading.no.fewQuestions",
                        WORDS.get(group.wordKey()),
                        bank.countFor(group),
                        plan.quizSize()));
        if (reach(plan.target()).isEmpty()) wrong.add(new Problem("target", "reading.no.nobody"));
        return wrong;
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
