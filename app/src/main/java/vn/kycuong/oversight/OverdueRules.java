package vn.kycuong.oversight;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.UnitId;

/** What of overdue dossiers everybody may see. */
final class OverdueRules {
    private static final Pattern CODE = Pattern.compile(".*-(\\d{4})\\d{2}-\\d*(\\d{2})");

    private OverdueRules() {}

    /**
     * An overdue dossier as it is known inside.
     *
     * @param count of its unit
     * @param apologies of its unit
     */
    record Late(UnitId unit, String code, Instant lateFrom, boolean extended, long count, long apologies) {}

    static Overdue overdue(List<Late> late, Instant now, int smallest) {
        var byUnit = new LinkedHashMap<UnitId, List<Late>>();
        for (var one : late)
            byUnit.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one);
        var offices = byUnit.values().stream()
                .filter(all -> all.getFirst().count() >= smallest)
                .map(all -> office(all, now))
                .toList();
        return new Overdue(now, smallest, offices, byUnit.size() - offices.size());
    }

    private static Overdue.Office office(List<Late> late, Instant now) {
        var first = late.getFirst();
        return new Overdue.Office(
                first.unit(),
                first.count(),
                first.apologies(),
                late.stream()
                        .map(one -> new Overdue.Line(masked(one.code()), daysLate(one.lateFrom(), now), one.extended()))
                        .toList());
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
