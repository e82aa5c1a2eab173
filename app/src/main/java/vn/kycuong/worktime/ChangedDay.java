package vn.kycuong.worktime;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DayKind;

/**
 * What a change says of one day.
 *
 * @param kind worked or not, and on what ground; null takes back what this layer said, so that the layers below speak again
 * @param name what people call it; empty only when taken back
 * @param source the letter or decision that says so
 * @param hours {@code 07:30-11:30} for this day only, or empty for the hours of its weekday
 */
public record ChangedDay(LocalDate date, @Nullable DayKind kind, String name, String source, String hours) {}
