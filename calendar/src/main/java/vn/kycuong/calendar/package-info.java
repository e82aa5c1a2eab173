/**
 * Giờ làm việc theo luật: which days and minutes a Vietnamese public office works, and the date a legal limit falls
 * on, with the reason of every day in between.
 *
 * <p>Start at {@link vn.kycuong.calendar.WorkingCalendar} (the days) and {@link vn.kycuong.calendar.Deadlines} (the
 * due dates). Pure functions over immutable values: all amounts are whole minutes, days or ticks; no floating point;
 * the zone is always Vietnam's. Never reads a clock, a file or a database: the days come from whoever builds the
 * calendar.
 */
@NullMarked
package vn.kycuong.calendar;

import org.jspecify.annotations.NullMarked;
