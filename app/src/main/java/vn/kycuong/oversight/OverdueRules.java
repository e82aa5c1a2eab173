package vn.kycuong.oversight;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.UnitId;

/** What of overdue dossiers everybody may see. */
final class OverdueRules {
    private static final Pattern CODE = Pattern.compile(".*-(\\d{4})\\d{2}-\\d*(\\d{2})");

    private OverdueRules() {}

    /**
     * An overdue dossier as it is known inside.
     *
     * @param lateFrom by the date first promised
     * @param apology null where none was issued
     * @param count of its unit
     * @param apologies of its unit
     */
    record Late(
            UnitId unit,
            String code,
            Instant lateFrom,
            @Nullable Apology apology,
            long count,
            long apologies) {}

    /** The date that an apology promised; nulls while the clock stands, for then there is none. */
    record Apology(@Nullable Instant due, @Nullable Instant lateFrom) {
        static Apology until(@Nullable Instant due, @Nullable Instant lateFrom) {
            return new Apology(due, lateFrom);
        }
    }

    static Overdue overdue(List<Late> late, Instant now, int smallest) {
        var byUnit = new LinkedHashMap<UnitId, List<Late>>();
        for (var one : late)
            byUnit.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one);
        var offices = byUnit.values().stream()
                .filter(all -> all.getFirst().count() >= smallest)
                .map(all -> office(all, now, smallest))
                .toList();
        return new Overdue(now, smallest, offices, byUnit.size() - offices.size());
    }

    /** Those with an apology and those without are two cells: where one is small, neither is told apart, in no line either. */
    private static Overdue.Office office(List<Late> late, Instant now, int smallest) {
        var first = late.getFirst();
        boolean apart = !isSmall(first.apologies(), smallest) && !isSmall(first.count() - first.apologies(), smallest);
        return new Overdue.Office(
                first.unit(),
                first.count(),
                apart ? first.apologies() : null,
                late.stream()
                        .map(one -> new Overdue.Line(
                                masked(one.code()),
                                daysLate(one.lateFrom(), now),
                                apart ? apology(one.apology(), now) : null))
                        .toList());
    }

    private static boolean isSmall(long count, int smallest) {
        return count > 0 && count < smallest;
    }

    private static Overdue.@Nullable Apology apology(@Nullable Apology apology, Instant now) {
        if (apology == null) return null;
        var due = apology.due();
        var late = apology.lateFrom();
        return new Overdue.Apology(
                due == null ? null : LegalZone.local(due).toLocalDate(), late != null && !now.isBefore(late));
    }

    static long daysLate(Instant lateFrom, Instant now) {
        return ChronoUnit.DAYS.between(
                        LegalZone.local(lateFrom).toLocalDate(),
                        LegalZone.local(now).toLocalDate())
                + 1;
    }

    /** Year and month of receipt and the last two digits: {@code •••-2001••-••07}. */
    static String masked(String code) {
        var parts = CODE.matcher(code);
        return parts.matches() ? "•••-%s••-••%s".formatted(parts.group(1), parts.group(2)) : "•••";
    }
}
