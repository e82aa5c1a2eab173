package vn.kycuong.sample;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.kycuong.counter.CounterSetting;
import vn.kycuong.counter.CounterSettings;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;

/** Two offices let citizens book a time: the province's one-stop, and the unit whose accounts a visitor is offered. */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleCounters {
    private static final CounterSetting BOOKED = new CounterSetting(true, 30, 1, 14, 3);

    private final CounterSettings settings;
    private final Organisation organisation;

    SampleCounters(CounterSettings settings, Organisation organisation) {
        this.settings = settings;
        this.organisation = organisation;
    }

    /** How many offices it was. */
    int open(SampleStaff.Staff people, LocalDate today) {
        var units = Stream.concat(
                        organisation.find(Organisation.PROVINCIAL_ONE_STOP).stream(),
                        Stream.of(Showcase.unit(organisation, today)))
                .map(unit -> unit.id())
                .distinct()
                .filter(people::works)
                .toList();
        units.forEach(unit -> open(people, unit, today));
        return units.size();
    }

    private void open(SampleStaff.Staff people, UnitId unit, LocalDate today) {
        var by = SampleStaff.with(people.pick(unit, PostRole.LEADER, 0), CounterSettings.MANAGE);
        settings.set(BOOKED, today, by).ifPresent(problem -> {
            throw new IllegalStateException("Sample counter of " + unit + ": " + problem);
        });
    }
}
