package vn.kycuong.oversight;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.Sight;
import vn.kycuong.procedure.TimesTaken;
import vn.kycuong.worktime.LegalClock;

/**
 * How long offices really took (thời gian giải quyết thực tế), from the time that the ledger charges to each dossier. Counted at most once an
 * hour for a procedure, and for an office, whoever and how many ask; what has few dossiers is not shown apart.
 */
@Component
class OfficeTimes implements TimesTaken {
    /** What a count serves. */
    private static final Duration SERVES = Duration.ofHours(1);

    private static final int MONTHS = 12;
    private static final String SMALLEST = "board.smallest-cell";

    private final OfficeTimeRows rows;
    private final Rules rules;
    private final LegalClock time;
    private final Map<String, Kept<Taken>> kept = new ConcurrentHashMap<>();
    private final Map<UnitId, Kept<AtOffice>> atOffices = new ConcurrentHashMap<>();

    OfficeTimes(OfficeTimeRows rows, Rules rules, LegalClock time) {
        this.rows = rows;
        this.rules = rules;
        this.time = time;
    }

    /** What was counted; empty where there was too little. */
    private record Kept<T>(Instant counted, int smallest, Optional<T> taken) {
        boolean serves(Instant now, int smallestNow) {
            return smallest == smallestNow && !now.isBefore(counted) && now.isBefore(counted.plus(SERVES));
        }
    }

    /** A line of the count. @param unit null for all offices together */
    record Line(@Nullable Integer unit, Spread spread) {}

    /** The keys of procedures are few and known: whoever asks has found the procedure. */
    @Override
    public Optional<Taken> of(String procedureKey) {
        var now = time.instant();
        int smallest = rules.at(LegalZone.local(now).toLocalDate()).whole(SMALLEST);
        return kept.compute(
                        procedureKey,
                        (key, known) -> known != null && known.serves(now, smallest)
                                ? known
                                : new Kept<>(now, smallest, counted(key, now, smallest)))
                .taken();
    }

    /** There are as many units as the organisation knows: whoever asks has found the unit. */
    @Override
    public Optional<AtOffice> at(UnitId unit) {
        var now = time.instant();
        var law = rules.at(LegalZone.local(now).toLocalDate());
        int smallest = law.whole(SMALLEST);
        var leftOut = law.rule(OverdueBoard.LEFT_OUT).value().strip().split("\\s+");
        return atOffices
                .compute(
                        unit,
                        (key, known) -> known != null && known.serves(now, smallest)
                                ? known
                                : new Kept<>(now, smallest, counted(key, leftOut, now, smallest)))
                .taken();
    }

    private Optional<AtOffice> counted(UnitId unit, String[] leftOut, Instant now, int smallest) {
        var since = LegalZone.local(now).toLocalDate().minusMonths(MONTHS);
        var enough =
                Sight.ofEverything().call(() -> rows.takenAt(unit, leftOut, LegalZone.startOf(since), now)).stream()
                        .filter(line -> line.spread().dossiers() >= smallest)
                        .toList();
        return enough.isEmpty() ? Optional.empty() : Optional.of(new AtOffice(since, now, enough, smallest));
    }

    private Optional<Taken> counted(String procedure, Instant now, int smallest) {
        var since = LegalZone.local(now).toLocalDate().minusMonths(MONTHS);
        var lines = Sight.ofEverything().call(() -> rows.taken(procedure, LegalZone.startOf(since), now));
        return taken(lines, since, now, smallest);
    }

    static Optional<Taken> taken(List<Line> lines, LocalDate since, Instant now, int smallest) {
        var enough = lines.stream()
                .filter(line -> line.spread().dossiers() >= smallest)
                .toList();
        var whole = enough.stream().filter(line -> line.unit() == null).findFirst();
        return whole.map(all -> new Taken(since, now, all.spread(), offices(enough), smallest));
    }

    private static List<Office> offices(List<Line> lines) {
        return lines.stream()
                .flatMap(line ->
                        Optional.ofNullable(line.unit())
                                .map(unit -> new Office(new UnitId(unit), line.spread()))
                                .stream())
                .sorted(Comparator.comparingLong(
                                (Office office) -> office.spread().dossiers())
                        .reversed()
                        .thenComparing(office -> office.unit().value()))
                .toList();
    }
}
