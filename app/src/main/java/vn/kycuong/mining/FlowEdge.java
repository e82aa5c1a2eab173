package vn.kycuong.mining;

import java.time.Duration;
import java.util.Optional;

/**
 * One arrow of a map (cạnh của bản đồ): one step directly after another.
 *
 * @param no its number in the process
 * @param from number of the step before
 * @param clock median time on the clock; empty when no event of it has a time
 * @param working median of working time; empty too when it lies outside of the calendar
 */
public record FlowEdge(int no, int from, int to, long times, Optional<Duration> clock, Optional<Duration> working) {}
