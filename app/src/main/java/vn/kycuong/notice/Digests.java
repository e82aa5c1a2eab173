package vn.kycuong.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Post;
import vn.kycuong.worktime.LegalClock;

/** Makes one list a person and working day, when the person's office is open; while there is no way to send it, none. */
@Component
class Digests implements Recurring {
    private static final Duration REST = Duration.ofMinutes(1);

    private final DigestRows rows;
    private final OfficerRows officers;
    private final ListReaders readers;
    private final Situations situations;
    private final Messengers messengers;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("notice-digests", REST, () -> {
        make();
        return false;
    });

    Digests(
            DigestRows rows,
            OfficerRows officers,
            ListReaders readers,
            Situations situations,
            Messengers messengers,
            LegalClock time,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.officers = officers;
        this.readers = readers;
        this.situations = situations;
        this.messengers = messengers;
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
        var waiting = readers.waiting(words.get(), day, now);
        if (waiting.isEmpty()) return 0;
        var concerned = new Concerned(officers.concerned(Addressee.OFFICER), officers.concerned(Addressee.HEAD));
        int made = 0;
        for (var reader : waiting.entrySet()) {
            var held = reader.getValue();
            if (concerned.has(reader.getKey(), held) && make(reader.getKey(), held, day, words.get(), once, now))
                made++;
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
        List<UnitId> headed =
                held.stream().filter(Post::head).map(Post::unit).distinct().toList();
        return Boolean.TRUE.equals(transaction.execute(
                _ -> rows.make(actor, Objects.requireNonNull(held.getFirst().unit()), headed, day, words, once, now)));
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
