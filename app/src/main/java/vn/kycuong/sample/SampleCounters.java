package vn.kycuong.sample;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.kycuong.counter.CounterSetting;
import vn.kycuong.counter.CounterSettings;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;

/** Two offices let citizens book a time, and have somebody sent to their counter: the province's one-stop, and the unit whose accounts a visitor is offered. */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleCounters {
    private static final CounterSetting BOOKED = new CounterSetting(true, 30, 1, 14, 3);

    private static final Set<UnitKind> SENT_FROM_NOWHERE = Set.of(UnitKind.PROVINCE, UnitKind.COMMUNE);

    private final CounterSettings settings;
    private final Organisation organisation;
    private final Posts posts;
    private final Accounts accounts;

    SampleCounters(CounterSettings settings, Organisation organisation, Posts posts, Accounts accounts) {
        this.settings = settings;
        this.organisation = organisation;
        this.posts = posts;
        this.accounts = accounts;
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
        units.forEach(unit -> send(people, unit, today));
        return units.size();
    }

    /** An officer of another unit, until next year; the decision says that it is a sample. */
    private void send(SampleStaff.Staff people, UnitId unit, LocalDate today) {
        var sent = people.byUnit().entrySet().stream()
                .filter(other -> !other.getKey().equals(unit)
                        && !SENT_FROM_NOWHERE.contains(
                                organisation.unit(other.getKey()).kind()))
                .sorted(Comparator.comparing(other -> organisation.nameAt(other.getKey(), today)))
                .flatMap(other -> other.getValue().getOrDefault(PostRole.OFFICER, List.of()).stream())
                .filter(officer -> posts.holdingsOf(officer.actor(), today).size() == 1)
                .reduce((_, last) -> last);
        sent.ifPresent(officer -> send(officer, unit, today));
    }

    private void send(Officer officer, UnitId unit, LocalDate today) {
        var from = today.minusMonths(3);
        var post = posts.named(unit, PostRole.RECEIVER, "Tiếp nhận (biệt phái)", false, from);
        var terms = new Holding.Terms(
                false, Holding.Kind.SECONDED, officer.unit(), "Quyết định biệt phái của tỉnh mẫu, không có giá trị");
        posts.appoint(post, officer.actor(), from, terms);
        posts.history(List.of(officer.actor())).stream()
                .filter(h -> h.post().id().equals(post))
                .forEach(h -> posts.endBefore(h, from.plusMonths(12)));
        accounts.regrant(List.of(officer.actor()));
    }

    private void open(SampleStaff.Staff people, UnitId unit, LocalDate today) {
        var by = SampleStaff.with(people.pick(unit, PostRole.LEADER, 0), CounterSettings.MANAGE);
        settings.set(BOOKED, today, by).ifPresent(problem -> {
            throw new IllegalStateException("Sample counter of " + unit + ": " + problem);
        });
    }
}
