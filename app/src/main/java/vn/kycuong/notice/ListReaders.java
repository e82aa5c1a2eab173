package vn.kycuong.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Post;
import vn.kycuong.organisation.Posts;
import vn.kycuong.worktime.WorkTime;

/** Who gets a list now: whoever wants lists and has none of this kind, while the person's office is open. */
@Component
class ListReaders {
    private final OfficerRows officers;
    private final Posts posts;
    private final WorkTime workTime;

    ListReaders(OfficerRows officers, Posts posts, WorkTime workTime) {
        this.officers = officers;
        this.posts = posts;
        this.workTime = workTime;
    }

    /**
     * With the posts they hold today, at least one.
     *
     * @param day of the list: its own, or the first of its week
     */
    Map<ActorId, List<Post>> waiting(Situation list, LocalDate day, Instant now) {
        var waiting = officers.waiting(day, list.key());
        if (waiting.isEmpty()) return Map.of();
        var held = posts.holdingsOf(waiting, LegalZone.local(now).toLocalDate()).stream()
                .collect(
                        Collectors.groupingBy(Holding::person, Collectors.mapping(Holding::post, Collectors.toList())));
        var readers = new LinkedHashMap<ActorId, List<Post>>();
        for (var actor : waiting) {
            var theirs = held.getOrDefault(actor, List.of());
            if (!theirs.isEmpty() && isOpen(theirs.getFirst().unit(), now)) readers.put(actor, theirs);
        }
        return readers;
    }

    private boolean isOpen(UnitId unit, Instant now) {
        long minute = LegalZone.minute(now);
        return workTime.calendar(unit, now).nextOpening(minute) == minute;
    }
}
