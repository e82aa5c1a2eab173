package vn.kycuong.law;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.WarningLead;

/** The rules of one day, for one subject or for all. A rule that is not in force on the day is a broken promise, never a default. */
public final class LawInForce {
    /** Within which time what came online as a supplement is looked at. */
    public static final String SUPPLEMENT_CHECK = "dossier.supplement-check-limit";

    /** Begins the keys of {@link #committedLimit}. */
    static final String COMMITTED = "dossier.committed-limit";

    /** What {@link #warningLead} is made of. */
    public static final Set<String> WARNING =
            Set.of("clock.warning-share", "clock.warning-floor", "clock.warning-most");

    private final LocalDate date;
    private final Map<String, Rule> rules;

    LawInForce(LocalDate date, Map<String, Rule> rules) {
        this.date = date;
        this.rules = Map.copyOf(rules);
    }

    /** A time shorter than the law's to which the province committed itself, for a case of the procedure or for all of them; mostly there is none. */
    public Optional<Rule> committedLimit(String caseKey) {
        return find(COMMITTED + "." + caseKey).or(() -> find(COMMITTED));
    }

    /** Hour from which a same-day limit ends on the next working day. */
    public LocalTime sameDayCutoff() {
        return LocalTime.parse(rule("dossier.same-day-cutoff").value());
    }

    /** Time to accept, ask or refuse an online application. */
    public Limit receptionLimit() {
        return limit("dossier.reception-limit");
    }

    /** Where {@link #receptionLimit} comes from. */
    public String receptionBasis() {
        return rule("dossier.reception-limit").basis();
    }

    /** Time to ask for what is missing once examination began. */
    public Limit supplementNoticeLimit() {
        return limit("dossier.supplement-notice-limit");
    }

    /** Time to say whether a supplement that came online is complete. */
    public Limit supplementCheckLimit() {
        return limit(SUPPLEMENT_CHECK);
    }

    /** Whoever was asked, before acceptance, for what is missing has so many days to bring it. Unit: days. */
    public int guidedAnswerDays() {
        return whole("dossier.guided-answer-days");
    }

    /** Where {@link #supplementNoticeLimit} comes from; empty on days for which none is known. */
    public Optional<Rule> supplementNotice() {
        return find("dossier.supplement-notice-limit");
    }

    /** Whether papers may not be asked for any more beyond that time, for whoever's law says so; else such a request is marked. */
    public boolean lateSupplementRefused() {
        return flag("dossier.supplement-late-refused");
    }

    /** An apology goes out at least so many days before the due date. Unit: days. */
    public int apologyLeadDays() {
        return whole("dossier.apology-lead-days");
    }

    /** A new date may be promised so often. */
    public int apologyMaximum() {
        return whole("dossier.apology-maximum");
    }

    /** Whether a late dossier is signed and finished only after an apology, or an exemption from it. */
    public boolean apologyFirst() {
        return flag("dossier.apology-first");
    }

    /** A paper receipt from a power or line cut is entered within so many days. Unit: days. */
    public int lateReceiptDays() {
        return whole("dossier.late-receipt-days");
    }

    /** Whether the scan of the stamped receipt must lie beside what is entered late. */
    public boolean lateScanRequired() {
        return flag("dossier.late-scan-required");
    }

    /** By which edition of the criteria a rating is given: what its points mean later follows from it. */
    public String ratingCriteria() {
        return rule("dossier.rating-criteria").value();
    }

    /** Whoever received a result may rate the service for so many days. Unit: days. */
    public int ratingDays() {
        return whole("dossier.rating-days");
    }

    /** So long after a dossier is closed its last act may still be corrected. Unit: days. */
    public int correctionDays() {
        return whole("dossier.correction-days");
    }

    /** A date that an officer sets by hand lies within so many days. Unit: days. */
    public int farthestDays() {
        return whole("dossier.farthest-days");
    }

    /** What the clock does after a supplement. */
    public ResumePolicy resumePolicy() {
        return ResumePolicy.valueOf(rule("dossier.resume-policy").value());
    }

    /** Whether a printed date stands, as long as its day is still worked, when the calendar changes afterwards. */
    public boolean keepsPromise() {
        return flag("dossier.keep-promise");
    }

    /** Whether any rule says when something is due soon. */
    public boolean warns() {
        return rules.keySet().containsAll(WARNING);
    }

    /** How long before the due moment an obligation counts as at risk. */
    public WarningLead warningLead() {
        return new WarningLead(whole("clock.warning-share"), whole("clock.warning-floor"), whole("clock.warning-most"));
    }

    /** From when on, in the week of the day, the list for the level above is made; empty where no rule says so. */
    public Optional<LocalDateTime> weekListFrom() {
        var monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return find("notice.week-day")
                .map(rule -> monday.with(TemporalAdjusters.nextOrSame(DayOfWeek.valueOf(rule.value()))))
                .map(day -> day.atTime(LocalTime.parse(rule("notice.week-time").value())));
    }

    /** The form in force for a purpose; empty where the law of the day has none, e.g. a stop notice before July 2025. */
    public Optional<Form> form(Form.Purpose purpose) {
        return find(purpose.key()).map(Form::of);
    }

    public Limit limit(String key) {
        return Limit.parse(rule(key).value());
    }

    public int whole(String key) {
        return Integer.parseInt(rule(key).value());
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(rule(key).value());
    }

    /** The rules whose keys begin so, by key. */
    public List<Rule> under(String beginning) {
        return rules.values().stream()
                .filter(rule -> rule.key().startsWith(beginning))
                .sorted(Comparator.comparing(Rule::key))
                .toList();
    }

    public Optional<Rule> find(String key) {
        return Optional.ofNullable(rules.get(key));
    }

    /** The rule with its basis. @throws IllegalStateException if none is in force on the day */
    public Rule rule(String key) {
        return find(key)
                .orElseThrow(() -> new IllegalStateException("No rule %s is in force on %s".formatted(key, date)));
    }
}
