package vn.kycuong.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Post;
import vn.kycuong.organisation.Posts;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Makes one list a person and working day, when the person's office is open; while there is no way to send it, none. */
@Component
class Digests implements Recurring {
    private static final Duration REST = Duration.ofMinutes(1);

    private final DigestRows rows;
    private final OfficerRows officers;
    private final Situations situations;
    private final Messengers messengers;
    private final Posts posts;
    private final WorkTime workTime;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("notice-digests", REST, () -> {
        make();
        return false;
    });

    Digests(
            DigestRows rows,
            OfficerRows officers,
            Situations situations,
            Messengers messengers,
            Posts posts,
            WorkTime workTime,
            LegalClock time,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.officers = officers;
        this.situations = situations;
        this.messengers = messengers;
        this.posts = posts;
        this.workTime = workTime;
        this.time = time;
        this.transaction = transaction;
    }

    /** Makes the lists that are due now; answers how many. */
    int make() {
        if (!messengers.of(Way.EMAIL).isOffered()) return 0;
        var now = time.instant();
        var day = LegalZone.local(now).toLocalDate();
        var told = situations.at(day);
        var words =
                told.stream().filter(s -> s.happening() == Happening.DAY_BEGINS).findFirst();
        if (words.isEmpty()) return 0;
        var once = told.stream()
                .filter(s -> s.happening().isToldOnce())
                .map(Situation::key)
                .toList();
        var waiting = officers.waiting(day);
        if (waiting.isEmpty()) return 0;
        var concerned = new Concerned(officers.concerned(Addressee.OFFICER), officers.concerned(Addressee.HEAD));
        var posts = this.posts.holdingsOf(waiting, day).stream()
                .collect(
                        Collectors.groupingBy(Holding::person, Collectors.mapping(Holding::post, Collectors.toList())));
        int made = 0;
        for (var actor : waiting) {
            var held = posts.getOrDefault(actor, List.of());
            if (concerned.has(actor, held) && make(actor, held, day, words.get(), once, now)) made++;
        }
        return made;
    }

    /** Officers, and units whose heads, have a line: nobody else needs to be looked at. */
    private record Concerned(Set<Integer> officers, Set<Integer> units) {
        boolean has(ActorId actor, List<Post> held) {
            return officers.contains(actor.value())
                    || held.stream()
                            .anyMatch(p -> p.head() && units.contains(p.unit().value()));
        }
    }

    private boolean make(
            ActorId actor, List<Post> held, LocalDate day, Situation words, List<String> once, Instant now) {
        if (held.isEmpty() || !isOpen(held.getFirst().unit(), now)) return false;
        List<UnitId> headed =
                held.stream().filter(Post::head).map(Post::unit).distinct().toList();
        return Boolean.TRUE.equals(transaction.execute(
                _ -> rows.make(actor, Objects.requireNonNull(held.getFirst().unit()), headed, day, words, once, now)));
    }

    private boolean isOpen(UnitId unit, Instant now) {
        long minute = LegalZone.minute(now);
        return workTime.calendar(unit, now).nextOpening(minute) == minute;
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
