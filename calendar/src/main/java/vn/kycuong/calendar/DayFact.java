package vn.kycuong.calendar;

import java.time.LocalDate;

/**
 * Why a day is what it is.
 *
 * @param date the day
 * @param kind worked or not, and on what ground
 * @param name what people call it, in Vietnamese: "Tết Nguyên đán Canh Tý"
 * @param source the law, decision or letter that says so; may be empty for an ordinary day
 */
public record DayFact(LocalDate date, DayKind kind, String name, String source) {}
