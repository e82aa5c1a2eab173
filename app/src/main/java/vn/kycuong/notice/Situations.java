package vn.kycuong.notice;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.identity.Officer;
import vn.kycuong.reference.Cached;
import vn.kycuong.reference.Editions;
import vn.kycuong.reference.Newer;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/**
 * The situations in which somebody is told something (bảng tình huống thông báo), in the words of the day. Until the register is loaded the
 * shipped ones hold, so that nothing that happens meanwhile goes untold.
 */
@Component
public class Situations {
    /** The right to see the outbox and to edit the words. */
    public static final String MANAGE = "notice.manage";

    private final SituationRows rows;
    private final Editions editions;
    private final Audit audit;
    private final LegalClock time;
    private final Cached<List<Situation>> known;

    Situations(SituationRows rows, Editions editions, Audit audit, LegalClock time) {
        this.rows = rows;
        this.editions = editions;
        this.audit = audit;
        this.time = time;
        this.known = editions.cached(NoticeRegister.NAME, this::read);
    }

    private List<Situation> read() {
        var edits = rows.edits();
        var terms = rows.terms();
        return shipped().stream()
                .map(s -> Optional.ofNullable(edits.get(s.key()))
                        .map(edit -> s.with(
                                edit.wording() == null ? s.wording() : edit.wording(),
                                edit.edition(),
                                edit.wording() != null))
                        .orElse(s))
                .map(s -> Optional.ofNullable(terms.get(s.key()))
                        .map(edit -> s.with(edit.terms() == null ? Terms.of(s) : edit.terms(), edit.edition()))
                        .orElse(s))
                .toList();
    }

    private List<Situation> shipped() {
        return Newer.beside(rows.shipped(), Situation::key, NoticeRegister::shipped);
    }

    /** Those that are told on a day, in the order of the register. */
    public List<Situation> at(LocalDate day) {
        return all(day).stream().filter(Situation::active).toList();
    }

    /** The same with those that are switched off. */
    public List<Situation> all(LocalDate day) {
        return known.get().stream().filter(s -> s.inForce(day)).toList();
    }

    public Optional<Situation> find(String key) {
        return all(time.today()).stream().filter(s -> s.key().equals(key)).findFirst();
    }

    /** As the program ships them, for who compares. */
    public Optional<Wording> shipped(String key) {
        return shipped().stream()
                .filter(s -> s.key().equals(key) && s.inForce(time.today()))
                .map(Situation::wording)
                .findFirst();
    }

    /** What is wrong with these words for this situation; empty when they may be used. */
    public List<WordingProblem> problems(Situation situation, Wording wording) {
        return WordingRules.problems(situation, wording);
    }

    /** These words on a sample. */
    public Wording preview(Wording wording) {
        return new Wording(
                WordingRules.filled(wording.titleVi(), sample("vi")),
                WordingRules.filled(wording.textVi(), sample("vi")),
                WordingRules.filled(wording.titleEn(), sample("en")),
                WordingRules.filled(wording.textEn(), sample("en")));
    }

    private static Map<Placeholder, String> sample(String lang) {
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        for (var place : Placeholder.values()) values.put(place, Words.of(lang).get("notice.sample." + place.text()));
        return values;
    }

    /** The words in braces that have a value in this situation. */
    public List<String> placeholders(Situation situation) {
        return Placeholder.of(situation.happening(), situation.addressee()).stream()
                .map(Placeholder::text)
                .toList();
    }

    /**
     * Puts other words in use.
     *
     * @param edition that the editor saw
     */
    @Transactional
    public EditResult edit(String key, int edition, Wording wording, Officer by) {
        by.must(MANAGE);
        var situation = find(key);
        if (situation.isEmpty()) return new EditResult.NotFound();
        var problems = WordingRules.problems(situation.get(), wording);
        if (!problems.isEmpty()) return new EditResult.Refused(problems);
        if (!rows.edit(key, edition, wording, by.actor(), time.instant())) return new EditResult.Overtaken();
        return done(key, "edited", by);
    }

    /** Back to the shipped words. */
    @Transactional
    public EditResult back(String key, int edition, Officer by) {
        by.must(MANAGE);
        if (find(key).isEmpty()) return new EditResult.NotFound();
        if (!rows.edit(key, edition, null, by.actor(), time.instant())) return new EditResult.Overtaken();
        return done(key, "shipped", by);
    }

    /**
     * Puts other terms in use, or with null the shipped ones again: whom it is told to, when, and whether at all. What stands in lists of a situation
     * that is switched off is told no more.
     *
     * @param edition that the editor saw
     */
    @Transactional
    public EditResult edit(String key, int edition, @Nullable Terms terms, Officer by) {
        by.must(MANAGE);
        var situation = find(key);
        if (situation.isEmpty()) return new EditResult.NotFound();
        var problems = terms == null ? List.<WordingProblem>of() : terms.problems(situation.get(), all(time.today()));
        if (!problems.isEmpty()) return new EditResult.Refused(problems);
        if (!rows.editTerms(key, edition, terms, by.actor(), time.instant())) return new EditResult.Overtaken();
        if (terms != null && !terms.active()) rows.silence(key);
        editions.changed(NoticeRegister.NAME);
        audit.administered(
                by.doer(), "notice-terms", key, terms == null ? "shipped" : terms.active() ? "edited" : "OFF");
        return new EditResult.Done();
    }

    private EditResult done(String key, String outcome, Officer by) {
        editions.changed(NoticeRegister.NAME);
        audit.administered(by.doer(), "notice-wording", key, outcome);
        return new EditResult.Done();
    }
}
