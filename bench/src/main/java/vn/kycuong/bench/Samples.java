package vn.kycuong.bench;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.stream.IntStream;
import vn.kycuong.calendar.WorkingCalendar;

/** The moments every measurement starts from: 1,024 of the published years, the same for all. */
final class Samples {
    static final int COUNT = 1_024;
    private static final long SEED = 1_404;
    private static final LocalDate FROM = LocalDate.of(2018, 1, 1);
    private static final int DAYS = 9 * 365;

    private Samples() {}

    /** Any days. */
    static LocalDate[] dates() {
        var random = new Random(SEED);
        return IntStream.range(0, COUNT)
                .mapToObj(_ -> FROM.plusDays(random.nextInt(DAYS)))
                .toArray(LocalDate[]::new);
    }

    /** Working days, where everybody's way of counting from one to another agrees. */
    static LocalDate[] workingDates(WorkingCalendar calendar) {
        var dates = dates();
        for (int i = 0; i < COUNT; i++) {
            dates[i] = calendar.nextWorkingDay(dates[i]);
        }
        return dates;
    }

    static LocalDate[] after(LocalDate[] dates, int workingDays, WorkingCalendar calendar) {
        var later = new LocalDate[dates.length];
        for (int i = 0; i < dates.length; i++) {
            later[i] = calendar.plusWorkingDays(dates[i], workingDays);
        }
        return later;
    }

    /** Any minutes of those days. */
    static LocalDateTime[] moments() {
        var random = new Random(SEED + 1);
        var dates = dates();
        var moments = new LocalDateTime[COUNT];
        for (int i = 0; i < COUNT; i++) {
            moments[i] = dates[i].atTime(random.nextInt(24), random.nextInt(60));
        }
        return moments;
    }

    static long minutes(int days) {
        return (long) days * VietnamDays.HOURS.minutes();
    }
}
