package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.ClockReading;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ui.ClockStrip;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.WorkTime;

/** The clock of a dossier as a picture and as words. */
@Component
class ClockPictures {
    private final WorkTime workTime;
    private final ClockProjection dates;

    ClockPictures(WorkTime workTime, ClockProjection dates) {
        this.workTime = workTime;
        this.dates = dates;
    }

    /** When an obligation is due, and why. */
    DueDate due(Obligation owed, Instant now) {
        return dates.due(owed, now);
    }

    /** When it was due before an apology moved it. */
    DueDate originalDue(Obligation owed, Instant now) {
        return dates.originalDue(owed, now);
    }

    ClockReading reading(Obligation owed, Instant now) {
        return dates.reading(owed, now);
    }

    /** The strip of an obligation as it stands. */
    String strip(Obligation owed, Instant now, ClockStrip.Size size, String slipHref) {
        var calendar = workTime.calendar(owed.unit(), now);
        var due = dates.due(owed, now);
        boolean stands = owed.clock().phase() instanceof vn.kycuong.kernel.ObligationClock.Phase.Stopped;
        var original = owed.clock().extension() == null
                ? null
                : dates.originalDue(owed, now).at();
        var promised = owed.promised() != null && !owed.promised().equals(due.at()) ? owed.promised() : original;
        var pauses = owed.clock().stops().stream()
                .map(s -> new ClockStrip.PauseMark(s.from(), s.to(), s.paper(), slipHref))
                .toList();
        var strip = new ClockStrip.Strip(
                due.account(),
                owed.clock().start(),
                stands ? null : due.at(),
                promised,
                now,
                owed.clock().metAt(),
                pauses,
                calendar);
        return ClockStrip.figure(strip, size, words());
    }

    /** The strip of a date that is only being offered. */
    String preview(DueDate due, Instant now) {
        var strip = new ClockStrip.Strip(
                due.account(),
                due.reckoning().received() == null
                        ? now
                        : LegalZone.instant(due.reckoning().received()),
                due.at(),
                null,
                now,
                null,
                List.of(),
                due.reckoning().calendar());
        return ClockStrip.svg(strip, ClockStrip.Size.COUNTER, words());
    }

    /** "còn 3 ngày 6 giờ làm việc", or by how much it is late. */
    String remaining(int unit, @Nullable Instant due, @Nullable Instant lateFrom, Instant now) {
        if (due == null) return "";
        var calendar = workTime.calendar(new UnitId(unit), now);
        boolean late = lateFrom != null && !now.isBefore(lateFrom);
        return words().get(
                        late ? "dossier.lateBy" : "dossier.left",
                        duration(calendar, late ? due : now, late ? now : due));
    }

    /** Working time between two moments in days and hours, each day as long as its own sessions. */
    String duration(WorkingCalendar calendar, Instant from, Instant to) {
        if (!to.isAfter(from)) return words().get("dossier.noTime");
        return calendar.workingTimeBetween(LegalZone.local(from), LegalZone.local(to))
                .text(words().locale());
    }

    /** The work list's small bar; all rows share the axis from one day to another. */
    String bar(WorkLine line, LocalDate axisFrom, LocalDate axisTo, Instant now) {
        if (line.dueAt() == null) return "";
        var calendar = workTime.calendar(new UnitId(line.unit()), now);
        return ClockStrip.bar(
                calendar, line.openedAt(), line.dueAt(), line.pausedSince(), now, axisFrom, axisTo, words());
    }

    Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
