package vn.kycuong.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Limits;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.WorkTime;

/** Which dossiers the sample plays: the same seed and moment give the same province. */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SamplePlan {
    private static final long SEED = 14_04_2019L;
    private static final int DAYS = 165;
    private static final int BUSY_DAYS = 18;
    private static final int BUSY_DOSSIERS = 60;
    private static final int BUSY_DILIGENCE = 65;
    private static final LocalDate TWO_LEVELS = LocalDate.of(2025, 7, 1);
    /** Friday 26/04/2019 09:00, three working days: due Saturday 04/05/2019 09:00, a make-up day. */
    private static final LocalDateTime BEFORE_THE_LONG_HOLIDAY = LocalDateTime.of(2019, 4, 26, 9, 0);

    private final Organisation organisation;
    private final Procedures procedures;
    private final Limits limits;
    private final WorkTime workTime;
    private final int share;

    /** @param share percent of the dossiers that are played; tests play a few */
    SamplePlan(
            Organisation organisation,
            Procedures procedures,
            Limits limits,
            WorkTime workTime,
            @Value("${kycuong.sample-share:100}") int share) {
        this.share = share;
        this.organisation = organisation;
        this.procedures = procedures;
        this.limits = limits;
        this.workTime = workTime;
    }

    /** A procedure in a case that a unit takes in all through the played months. */
    private record Choice(String procedure, String procedureCase) {}

    List<Planned> draw(SampleStaff.Staff people, LocalDate today) {
        var from = today.minusDays(DAYS);
        var settled = settled(today);
        if (from.isBefore(settled)) from = settled;
        var random = new SplittableRandom(SEED + today.toEpochDay());
        var planned = new ArrayList<Planned>();
        if (today.isBefore(TWO_LEVELS)) planned.add(famous());
        for (var unit : organisation.unitsAt(today)) {
            if (!unit.existsOn(from) || !people.works(unit.id())) continue;
            var choices = choices(unit.id(), from, today);
            if (choices.isEmpty()) continue;
            for (int n = Math.ceilDiv(dossiers(unit) * share, 100); n > 0; n--)
                planned.add(one(planned.size() + 1, unit.id(), choices, from, today, diligence(unit.id()), random));
        }
        addFresh(planned, people, from, today, random);
        return planned;
    }

    /** The last day on which units changed: whoever works today worked nowhere before it. */
    private LocalDate settled(LocalDate today) {
        return organisation.units().stream()
                .flatMap(unit -> Stream.ofNullable(unit.validFrom()))
                .filter(day -> !day.isAfter(today))
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    /** The unit whose accounts are offered has had busy weeks: some of each kind are still open, a few of them late. */
    private void addFresh(
            List<Planned> planned, SampleStaff.Staff people, LocalDate from, LocalDate today, SplittableRandom random) {
        var unit = Showcase.unit(organisation, today).id();
        var since = today.minusDays(BUSY_DAYS).isBefore(from) ? from : today.minusDays(BUSY_DAYS);
        var choices = choices(unit, from, today);
        if (!since.isBefore(today) || choices.isEmpty() || !people.works(unit)) return;
        for (int n = 0; n < BUSY_DOSSIERS; n++)
            planned.add(one(planned.size() + 1, unit, choices, since, today, BUSY_DILIGENCE, random));
    }

    private static int diligence(UnitId unit) {
        return 86 + Math.floorMod(unit.value() * 7, 14);
    }

    private Planned famous() {
        var district = Showcase.unit(organisation, BEFORE_THE_LONG_HOLIDAY.toLocalDate());
        return new Planned(
                1,
                LegalZone.instant(BEFORE_THE_LONG_HOLIDAY),
                district.id(),
                "HOUSEHOLD_BIZ",
                "normal",
                new Fate(false, Fate.End.RETURNED, 70, false, false),
                "sample-dossier-of-26-04-2019");
    }

    private static int dossiers(Unit unit) {
        return switch (unit.kind()) {
            case COMMUNE -> unit.validFrom() != null && !unit.validFrom().isBefore(TWO_LEVELS) ? 40 : 8;
            case DISTRICT -> 90;
            default -> unit.key().equals(Organisation.PROVINCIAL_ONE_STOP) ? 480 : 15;
        };
    }

    private List<Choice> choices(UnitId unit, LocalDate from, LocalDate to) {
        var choices = new ArrayList<Choice>();
        var early = open(unit, from);
        for (var choice : open(unit, to)) if (early.contains(choice)) choices.add(choice);
        return choices;
    }

    private List<Choice> open(UnitId unit, LocalDate date) {
        return procedures.all(date).stream()
                .filter(v -> v.takenInAtOneStop() && v.channels().contains("COUNTER"))
                .filter(v -> procedures.competentUnit(v, unit, date) instanceof Procedures.Competence.Competent)
                .flatMap(v -> v.cases().stream()
                        .filter(c -> limits.inForce(v.limitSubject(), c.key(), "COUNTER", date)
                                instanceof Limits.InForceResult.InForce)
                        .map(c -> new Choice(v.key(), c.key())))
                .collect(Collectors.toList());
    }

    private Planned one(
            int number,
            UnitId unit,
            List<Choice> choices,
            LocalDate from,
            LocalDate to,
            int diligence,
            SplittableRandom random) {
        var choice = choices.get(random.nextInt(choices.size()));
        var key = new byte[16];
        random.nextBytes(key);
        return new Planned(
                number,
                moment(unit, from, to, random),
                unit,
                choice.procedure(),
                choice.procedureCase(),
                Fate.draw(random, diligence),
                HexFormat.of().formatHex(key));
    }

    private Instant moment(UnitId unit, LocalDate from, LocalDate to, SplittableRandom random) {
        int days = (int) (to.toEpochDay() - from.toEpochDay());
        var calendar = workTime.calendar(unit, LegalZone.startOf(from));
        var day = calendar.nextWorkingDay(from.plusDays(random.nextInt(days)));
        var minute = day.atTime(7, 35).plusMinutes(random.nextInt(540));
        return LegalZone.instant(calendar.nextOpening(minute));
    }
}
