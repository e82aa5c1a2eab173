package vn.kycuong.deadline;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import vn.kycuong.calendar.Limit;

/** Reads limits; the few notations in use are read once. */
final class LimitsRead {
    private static final int LONGEST = 30;
    private static final int KEPT = 1_000;

    private final ConcurrentMap<String, Limit> known = new ConcurrentHashMap<>();

    Limit read(String text) throws Refused {
        var kept = known.get(text);
        if (kept != null) return kept;
        var limit = parsed(text.strip());
        if (known.size() < KEPT) known.put(text, limit);
        return limit;
    }

    private static Limit parsed(String typed) throws Refused {
        if (typed.isEmpty()) {
            throw Refused.unreadable(
                    "limit",
                    "Thiếu thời hạn. Viết như 0SD, 24H, 8WH, 3WD, 3WD-EOD, 15D, 15D-X, 2M hoặc D:2020-12-31.",
                    "A limit is missing. " + EXPECTED);
        }
        if (typed.length() > LONGEST) {
            throw Refused.unreadable(
                    "limit",
                    "Không đọc được thời hạn “%s”. Viết như 0SD, 24H, 8WH, 3WD, 3WD-EOD, 15D, 15D-X, 2M hoặc D:2020-12-31."
                            .formatted(Quoted.shortened(typed)),
                    "The limit \"%s\" cannot be read. %s".formatted(Quoted.shortened(typed), EXPECTED));
        }
        try {
            return Limit.parse(typed);
        } catch (IllegalArgumentException wrong) {
            throw Refused.unreadable(
                    "limit",
                    String.valueOf(wrong.getMessage()),
                    "The limit \"%s\" cannot be used. %s %s".formatted(Quoted.shortened(typed), EXPECTED, RANGES));
        }
    }

    private static final String EXPECTED = "Write it as 0SD, 24H, 8WH, 3WD, 3WD-EOD, 15D, 15D-X, 2M or D:2020-12-31.";
    private static final String RANGES = "Days go from 1 to 10,000, hours from 1 to 100,000, months from 1 to 1,200.";
}
