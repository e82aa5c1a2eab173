package vn.kycuong.reading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.worktime.LegalClock;

/**
 * Who has read, understood, and is not reached (theo dõi quán triệt), for who answers for them: that and no more. What somebody answered, how
 * often and how well stays with that person.
 */
@Component
public class ReadingBoard {
    /** The right to see by name who has read, and to remind. */
    public static final String WATCH = "reading.watch";

    private static final int MOST = 5_000;

    private final BoardRows rows;
    private final ReadingRows readings;
    private final Ledger ledger;
    private final LegalClock time;

    ReadingBoard(BoardRows rows, ReadingRows readings, Ledger ledger, LegalClock time) {
        this.rows = rows;
        this.readings = readings;
        this.ledger = ledger;
        this.time = time;
    }

    /**
     * How far a unit is. People; unread, read and understood add up to counted.
     *
     * @param late of those who have not understood yet, how many are past their hour
     */
    public record UnitLine(UnitId unit, int counted, int unread, int read, int understood, int late) {}

    /** One person of a unit. */
    public record Line(Reading reading, @Nullable Instant dueAt, boolean late) {}

    /** Which people. */
    public enum Filter {
        ALL,
        /** Not confirmed yet: not reached. */
        UNREAD,
        /** Confirmed, questions not passed. */
        READ,
        UNDERSTOOD,
        /** Whoever has not understood. */
        UNDONE,
        /** Past their hour. */
        LATE
    }

    /** A reading of somebody within the officer's scope. */
    public Optional<Reading> reading(CaseId id, Officer officer) {
        officer.must(WATCH);
        return readings.find(id).filter(r -> officer.scope().contains(r.unit()));
    }

    /** The units of the officer's scope that a campaign means. */
    public List<UnitLine> units(int campaign, Officer officer) {
        officer.must(WATCH);
        return rows.units(campaign, officer.scope(), time.instant());
    }

    /**
     * The people behind a count.
     *
     * @param unit one unit, or null for all
     */
    public List<Line> people(int campaign, @Nullable UnitId unit, Filter filter, Officer officer) {
        officer.must(WATCH);
        return rows.people(campaign, officer.scope(), unit, filter, time.instant(), MOST);
    }

    /**
     * What came of reminding.
     *
     * @param told who was reminded now
     * @param before who was reminded today already
     * @param notMine who is of a unit that this post may not remind
     */
    public record Reminded(int told, int before, int notMine) {}

    /**
     * Reminds those of a campaign who have not understood yet; each at most once a day, so that it stays one line in the list of his day.
     *
     * @param unit one unit, or null for all
     * @param chosen these readings only; empty: all that the unit has
     */
    @Transactional
    public Reminded remind(int campaign, @Nullable UnitId unit, Set<CaseId> chosen, Officer officer) {
        officer.must(WATCH);
        var now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        var today = LegalZone.local(now).toLocalDate();
        var undone = rows.people(campaign, officer.scope(), unit, Filter.UNDONE, now, MOST).stream()
                .map(Line::reading)
                .filter(r -> r.state().isOpen())
                .filter(r -> chosen.isEmpty() || chosen.contains(r.id()))
                .toList();
        var due = undone.stream().filter(r -> !today.equals(r.remindedOn())).toList();
        var told = record(due.stream().map(Reading::id).toList(), officer, now);
        readings.reminded(told, today);
        return new Reminded(told.size(), undone.size() - due.size(), due.size() - told.size());
    }

    private List<CaseId> record(List<CaseId> ids, Officer officer, Instant now) {
        var states = ledger.find(ids);
        var acts = new ArrayList<Act>();
        for (var id : ids) {
            var c = states.get(id);
            if (c == null || !c.isOpen()) continue;
            acts.add(Act.of(
                    c,
                    new Act.By(officer.actor(), officer.post(), officer.unit(), now, now, null, officer.inPlaceOf()),
                    ReadingEvent.REMINDED.kind(),
                    WATCH,
                    c.unitNow(),
                    List.of(),
                    java.util.Map.of("obligation", ReadingRules.OWED),
                    null));
        }
        var outcomes = ledger.record(acts);
        var told = new ArrayList<CaseId>();
        for (int i = 0; i < acts.size(); i++)
            if (outcomes.get(i) instanceof ActOutcome.Recorded)
                told.add(acts.get(i).entry().caseId());
        return told;
    }
}
