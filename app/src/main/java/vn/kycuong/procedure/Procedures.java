package vn.kycuong.procedure;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.LimitRow;
import vn.kycuong.law.Limits;
import vn.kycuong.law.Rule;
import vn.kycuong.law.Rules;
import vn.kycuong.law.Stage;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.procedure.ProcedureChange.What;
import vn.kycuong.reference.Cached;
import vn.kycuong.reference.Editions;

/** The procedures of a day: find one, read it, and learn which unit decides it. Answered from memory. */
@Service
public class Procedures {
    static final String REGISTER = "procedure.procedure";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Cached<ProcedureBook> book;
    private final Limits limits;
    private final Organisation organisation;
    private final Rules rules;

    public Procedures(ProcedureRows rows, Limits limits, Organisation organisation, Rules rules, Editions editions) {
        this.book = editions.cached(REGISTER, rows::book);
        this.limits = limits;
        this.organisation = organisation;
        this.rules = rules;
    }

    /** Whether an application is at the right door. */
    public sealed interface Competence {
        /** This unit decides. */
        record Competent(UnitId unit) implements Competence {}

        /**
         * It is not taken in here.
         *
         * @param reason why, as a Vietnamese sentence
         * @param where where to go, in Vietnamese
         */
        record NotHere(String reason, String where) implements Competence {}
    }

    /** The whole catalogue of a day, by field and name. */
    public List<ProcedureVersion> all(LocalDate date) {
        return book.get().entries().stream()
                .flatMap(entry -> entry.versionOn(date).map(v -> version(entry, v, date)).stream())
                .toList();
    }

    /**
     * What a search found.
     *
     * @param shown the part of it that was asked for, the best first
     * @param all how many were found
     * @param approximate whether nothing answers to what was typed as it was typed, and these come near
     */
    public record Found(List<ProcedureVersion> shown, int all, boolean approximate) {
        public Found {
            shown = List.copyOf(shown);
        }
    }

    /**
     * The procedures that match what somebody typed, the best first: a code, words of the name, of the field, or what people call
     * it. A word typed with marks is meant exactly, one without marks tolerantly. Nothing typed: the whole catalogue.
     */
    public List<ProcedureVersion> search(String query, LocalDate date) {
        return find(query, date, 0, Integer.MAX_VALUE).shown();
    }

    /** The same, some of them: so many after the first ones. */
    public Found find(String query, LocalDate date, int after, int most) {
        var wanted = new ProcedureQuery(query);
        var now = book.get();
        var hits = wanted.isEmpty()
                ? new ProcedureIndex.Hits(now.entries(), false)
                : now.index().find(wanted);
        record Standing(ProcedureBook.Entry entry, ProcedureBook.Version version) {}
        var standing = new ArrayList<Standing>();
        for (var entry : hits.entries()) entry.versionOn(date).ifPresent(v -> standing.add(new Standing(entry, v)));
        var shown = standing.stream()
                .skip(after)
                .limit(most)
                .map(one -> version(one.entry(), one.version(), date))
                .toList();
        return new Found(shown, standing.size(), hits.approximate() && !standing.isEmpty());
    }

    /** A procedure by our key or by any code it ever had, as it stands on a day. */
    public Optional<ProcedureVersion> get(String keyOrCode, LocalDate date) {
        return book.get().find(keyOrCode).flatMap(entry -> entry.versionOn(date).map(v -> version(entry, v, date)));
    }

    /** All that the catalogue says of a procedure on any day, in the format of its files. */
    public String exchanged(ProcedureVersion procedure) {
        var entry = book.get().find(procedure.key()).orElseThrow();
        return CatalogueText.entry(CatalogueEntry.of(entry, limits.of(procedure.limitSubject())));
    }

    /** All states of a procedure, each as it stood or will stand on its first day; none where there is no such procedure. */
    public List<ProcedureVersion> versions(String keyOrCode) {
        return book.get().find(keyOrCode).stream()
                .flatMap(entry -> entry.versions().stream().map(v -> version(entry, v, v.effectiveFrom())))
                .toList();
    }

    /** The days on which something of a procedure changed or will, the first one first; none where there is no such procedure. */
    public List<ProcedureChange> changes(String keyOrCode) {
        var days = new TreeMap<LocalDate, EnumSet<What>>();
        book.get().find(keyOrCode).ifPresent(entry -> {
            entry.versions().forEach(v -> spans(What.VERSION, v.effectiveFrom(), v.effectiveTo(), days));
            entry.fees().forEach(f -> spans(What.FEE, f.effectiveFrom(), f.effectiveTo(), days));
            entry.codes().forEach(c -> spans(What.CODE, c.validFrom(), c.validTo(), days));
            limits.of("procedure:" + entry.key())
                    .forEach(l -> spans(What.LIMIT, l.effectiveFrom(), l.effectiveTo(), days));
        });
        return days.entrySet().stream()
                .map(e -> new ProcedureChange(e.getKey(), e.getValue()))
                .toList();
    }

    /** Something holds from its first day to its last one, and no longer on the next. */
    private static void spans(
            What what, LocalDate from, @Nullable LocalDate to, TreeMap<LocalDate, EnumSet<What>> days) {
        days.computeIfAbsent(from, _ -> EnumSet.noneOf(What.class)).add(what);
        if (to != null)
            days.computeIfAbsent(to.plusDays(1), _ -> EnumSet.noneOf(What.class))
                    .add(what);
    }

    /** What a procedure is called; the key itself when there is none. */
    public String name(String key) {
        return book.get().find(key).map(ProcedureBook.Entry::name).orElse(key);
    }

    /** The units at which an application for it may be handed in on a day: the province's, districts', communes', each by name. */
    public List<Unit> oneStops(ProcedureVersion procedure, LocalDate date) {
        return new CompetenceRules(organisation, receivesEverything(date), date).oneStops(procedure);
    }

    /**
     * The communes whose matter a unit takes in for others on a day, its own among them, by name; none where it takes in for itself alone.
     * Căn cứ: Nghị định 118/2025/NĐ-CP, tiếp nhận không phụ thuộc địa giới trong tỉnh.
     */
    public List<Unit> places(ProcedureVersion procedure, UnitId receiving, LocalDate date) {
        return new CompetenceRules(organisation, receivesEverything(date), date).places(procedure, receiving);
    }

    /** The limits of a procedure on a day: every case by every channel. */
    public List<CaseLimit> limits(ProcedureVersion procedure, LocalDate date) {
        var found = new ArrayList<CaseLimit>();
        for (var one : procedure.cases()) {
            for (var channel : procedure.channels()) {
                var limit = limits.inForce(procedure.limitSubject(), one.key(), one.stage(), channel, date);
                found.add(new CaseLimit(one, channel, limit));
            }
        }
        return found;
    }

    /** A time shorter than the law's to which the province committed itself on a day, for a case. */
    public Optional<Rule> committedLimit(ProcedureVersion procedure, String caseKey, LocalDate date) {
        return rules.at(date, procedure.limitSubject()).committedLimit(caseKey);
    }

    /** The unit that decides what a unit takes in on a day, or why it is not taken in there and where to go. */
    public Competence competentUnit(ProcedureVersion procedure, UnitId receiving, LocalDate date) {
        return competentUnit(procedure, receiving, null, date);
    }

    /**
     * The same where the place of the matter is known, e.g. the commune of the address.
     *
     * @param place a commune, or null for that of the receiving unit
     */
    public Competence competentUnit(
            ProcedureVersion procedure, UnitId receiving, @Nullable UnitId place, LocalDate date) {
        if (!procedure.takenInAtOneStop()) return new Competence.NotHere(procedure.refusal(), "");
        return new CompetenceRules(organisation, receivesEverything(date), date).competent(procedure, receiving, place);
    }

    private boolean receivesEverything(LocalDate date) {
        return rules.at(date).find("procedure.any-commune-receives").isPresent();
    }

    private ProcedureVersion version(ProcedureBook.Entry entry, ProcedureBook.Version v, LocalDate date) {
        return entry.version(v, refusal(entry, v, date), cases(entry, date), date);
    }

    private static String refusal(ProcedureBook.Entry entry, ProcedureBook.Version v, LocalDate date) {
        var own = entry.refusal();
        if (own != null) return own;
        return v.offered() ? "" : "Danh mục ngày %s không có thủ tục này: %s.".formatted(DAY.format(date), v.agency());
    }

    /** The cases with a row on the day; a procedure without any keeps its cases, and each says that no limit is in force. */
    private List<ProcedureCase> cases(ProcedureBook.Entry entry, LocalDate date) {
        var whole = entry.cases().stream().filter(c -> c.stage() == Stage.WHOLE).toList();
        var rows = limits.of("procedure:" + entry.key());
        var open = whole.stream().filter(c -> isOpen(c, rows, date)).toList();
        return open.isEmpty() ? whole : open;
    }

    private static boolean isOpen(ProcedureCase wanted, List<LimitRow> rows, LocalDate date) {
        return rows.stream()
                .anyMatch(row -> row.stage() == Stage.WHOLE && row.caseKey().equals(wanted.key()) && row.inForce(date));
    }
}
