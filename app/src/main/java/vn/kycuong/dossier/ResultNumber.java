package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.UnitId;

/**
 * The number of a result (số, ký hiệu kết quả) as its entry tells it: within a register of the unit that decides, year by year, without gaps.
 *
 * @param version of the entry by which it was given
 * @param book which of the unit's registers
 * @param symbol as it stands on the paper
 * @param dated the date of the paper
 * @param by who gave it, and sealed the paper
 * @param voided since it is void; null while it stands
 */
public record ResultNumber(
        CaseId caseId,
        int version,
        UnitId unit,
        String book,
        int year,
        int number,
        String symbol,
        LocalDate dated,
        Instant at,
        ActorId by,
        @Nullable Voided voided) {

    /**
     * That a number is void; it is never given again.
     *
     * @param version of the entry that says so
     * @param revision where the reason is written; 0 for none
     */
    public record Voided(int version, int revision, Instant at, ActorId by) {}

    /** What an entry tells of a number. */
    static Map<String, ?> facts(UnitId unit, String book, LocalDate dated, int number, String symbol) {
        return Map.of(
                "register",
                unit.value(),
                "book",
                book,
                "number",
                number,
                "symbol",
                symbol,
                "dated",
                dated.toString(),
                "sealed",
                true);
    }

    /** Every number that the result of a dossier was given, in order. */
    public static List<ResultNumber> of(List<Entry> entries) {
        var numbers = new ArrayList<ResultNumber>();
        for (var entry : entries) {
            if (entry.kind().equals(DossierEvent.CORRECTED.kind()))
                numbers.replaceAll(n -> n.version == DossierEvent.corrected(entry) ? n.voidedBy(entry) : n);
            if (entry.kind().equals(DossierEvent.RESULT_RENUMBERED.kind())) {
                var wrong = current(numbers);
                numbers.replaceAll(n -> wrong.filter(n::equals).isPresent() ? n.voidedBy(entry) : n);
            }
            if (isGiven(entry)) numbers.add(of(entry));
        }
        return List.copyOf(numbers);
    }

    /** The number that the result bears now; empty when it bears none. */
    public static Optional<ResultNumber> standing(List<Entry> entries) {
        return current(of(entries));
    }

    /** Whether an entry gives a number. */
    public static boolean isGiven(Entry entry) {
        return entry.kind().equals(DossierEvent.RESULT_NUMBERED.kind())
                || entry.kind().equals(DossierEvent.RESULT_RENUMBERED.kind());
    }

    /** The number that an entry gives. */
    public static ResultNumber of(Entry entry) {
        var dated = LocalDate.parse(text(entry, "dated"));
        return new ResultNumber(
                entry.caseId(),
                entry.version(),
                new UnitId(whole(entry, "register")),
                text(entry, "book"),
                dated.getYear(),
                whole(entry, "number"),
                text(entry, "symbol"),
                dated,
                entry.occurredAt(),
                entry.actor(),
                null);
    }

    /** Whether it stands. */
    public boolean isValid() {
        return voided == null;
    }

    private static Optional<ResultNumber> current(List<ResultNumber> numbers) {
        return numbers.stream().filter(ResultNumber::isValid).reduce((_, later) -> later);
    }

    private ResultNumber voidedBy(Entry entry) {
        var content = entry.content();
        var since = new Voided(
                entry.version(), content == null ? 0 : content.revision(), entry.occurredAt(), entry.actor());
        return new ResultNumber(caseId, version, unit, book, year, number, symbol, dated, at, by, since);
    }

    private static String text(Entry entry, String name) {
        return Objects.toString(entry.facts().get(name), "");
    }

    private static int whole(Entry entry, String name) {
        return ((Number) Objects.requireNonNull(entry.facts().get(name))).intValue();
    }
}
