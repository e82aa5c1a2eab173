package vn.kycuong.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.ProcessCheck;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.worktime.WorkTime;

/** What a process is checked against on the day it is to be in force: units, people in their posts, limits, calendar. */
@Component
class ProcessSurroundings {
    private final Organisation organisation;
    private final Posts posts;
    private final StatutoryLimits limits;
    private final WorkTime workTime;

    ProcessSurroundings(Organisation organisation, Posts posts, StatutoryLimits limits, WorkTime workTime) {
        this.organisation = organisation;
        this.posts = posts;
        this.limits = limits;
        this.workTime = workTime;
    }

    ProcessCheck.Surroundings on(String code, LocalDate day, Instant knownAt) {
        var calendar = workTime.calendar(organisation.province().id(), knownAt);
        var opening = calendar.nextOpening(day.atStartOfDay());
        return new ProcessCheck.Surroundings(
                CaseValues.TYPES,
                Arrays.stream(PostRole.values()).map(PostRole::name).collect(Collectors.toSet()),
                held(day),
                key -> organisation
                        .byKey(key)
                        .filter(unit -> unit.existsOn(day))
                        .isPresent(),
                limits.limits(code, day),
                calendar,
                LegalZone.instant(opening));
    }

    private record Seat(UnitId unit, String role) {}

    private BiPredicate<String, String> held(LocalDate day) {
        Set<Seat> seats = posts.holders(day).stream()
                .map(h -> new Seat(h.post().unit(), h.post().role().name()))
                .collect(Collectors.toCollection(HashSet::new));
        return (role, unitKey) -> unitKey.isEmpty()
                ? seats.stream().anyMatch(seat -> seat.role().equals(role))
                : organisation
                        .byKey(unitKey)
                        .filter(unit -> seats.contains(new Seat(unit.id(), role)))
                        .isPresent();
    }
}
