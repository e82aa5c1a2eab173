package vn.kycuong.notice;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.LegalClock;

/**
 * Makes one list a week for whoever heads the level above (02-one-stop §8): of the units right below, how much is overdue there and nearly so. From the weekday and
 * the hour of the rule of the day on, in office hours; once a week, even where the rule changes within it.
 */
@Component
class WeekDigests implements Recurring {
    private static final Duration REST = Duration.ofMinutes(10);

    private final DigestRows rows;
    private final ListReaders readers;
    private final WeekLines lines;
    private final Situations situations;
    private final Messengers messengers;
    private final Rules rules;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("notice-weeks", REST, () -> {
        make();
        return false;
    });

    WeekDigests(
            DigestRows rows,
            ListReaders readers,
            WeekLines lines,
            Situations situations,
            Messengers messengers,
            Rules rules,
            LegalClock time,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.readers = readers;
        this.lines = lines;
        this.situations = situations;
        this.messengers = messengers;
        this.rules = rules;
        this.time = time;
        this.transaction = transaction;
    }

    /** Makes the lists of this week that are due now; answers how many. */
    int make() {
        if (!messengers.of(Way.EMAIL).isOffered()) return 0;
        var now = time.instant();
        var local = LegalZone.local(now);
        var today = local.toLocalDate();
        var from = rules.at(today).weekListFrom();
        if (from.isEmpty() || local.isBefore(from.get())) return 0;
        var words = situations.at(today).stream()
                .filter(s -> s.happening() == Happening.WEEK_BEGINS)
                .findFirst();
        if (words.isEmpty()) return 0;
        var monday = monday(today);
        int made = 0;
        for (var reader : readers.waiting(words.get(), monday, now).entrySet()) {
            var above = lines.below(reader.getValue(), today);
            if (above.isEmpty()) continue;
            var unit = reader.getValue().getFirst().unit();
            boolean is = Objects.requireNonNull(
                    transaction.execute(_ -> rows.makeWeek(reader.getKey(), unit, monday, words.get(), now)));
            if (is) made++;
        }
        return made;
    }

    /** By which a week is known. */
    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
