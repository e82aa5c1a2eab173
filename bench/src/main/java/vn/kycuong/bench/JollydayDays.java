package vn.kycuong.bench;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Jollyday with our days off instead of its five fixed dates. It answers whether a day is a holiday and no more: the walk
 * and the weekend are the caller's. It has no word for a Saturday that is worked.
 */
record JollydayDays(HolidayManager manager) {

    static JollydayDays of(VietnamDays days) {
        try {
            Path file = Files.createTempFile("vietnam", ".xml");
            try {
                Files.writeString(file, configuration(days));
                var manager = HolidayManager.getInstance(
                        ManagerParameters.create(file.toUri().toURL()));
                return new JollydayDays(manager);
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String configuration(VietnamDays days) {
        return new TreeSet<>(days.off()).stream().map(JollydayDays::fixed).collect(Collectors.joining("\n", """
                                <Configuration hierarchy="vn" description="Vietnam" xmlns="https://focus_shift.de/jollyday/schema/holiday">
                                <Holidays>
                                """, """

                                </Holidays>
                                </Configuration>
                                """));
    }

    private static String fixed(LocalDate date) {
        return "<Fixed month=\"%s\" day=\"%d\" validFrom=\"%d\" validTo=\"%3$d\"/>"
                .formatted(date.getMonth(), date.getDayOfMonth(), date.getYear());
    }

    boolean isWorking(LocalDate date) {
        return !VietnamDays.isWeekend(date) && !manager.isHoliday(date);
    }

    LocalDate plusDays(LocalDate from, int n) {
        LocalDate day = from;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            if (isWorking(day)) {
                left--;
            }
        }
        return day;
    }

    int countDays(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorking(day)) {
                count++;
            }
        }
        return count;
    }
}
