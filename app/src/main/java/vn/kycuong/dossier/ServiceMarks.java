package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;

/**
 * The nine criteria by which the service given to a dossier is rated, 0 to 2 points each (Nghị định 61/2018/NĐ-CP, as read from a provincial
 * system: 02-one-stop §9.1), as far as what was recorded says them.
 */
public final class ServiceMarks {
    public static final int CRITERIA = 9;
    public static final int MOST = 2;
    private static final int NEARLY_ALL_PERCENT = 90;

    private ServiceMarks() {}

    /** What the entries say at a moment, by criterion; what they do not say is missing. */
    public static Map<Integer, Integer> computed(
            CaseState c, List<Entry> entries, Channel channel, Instant now, Function<Obligation, DueDate> due) {
        var marks = new TreeMap<Integer, Integer>();
        var whole = c.obligation(Tier.WHOLE).orElse(null);
        var met = whole == null || DossierState.valueOf(c.state()).isWithoutResult()
                ? null
                : whole.clock().metAt();
        var time = whole == null || met == null ? OptionalInt.empty() : OptionalInt.of(time(met, due.apply(whole)));
        time.ifPresent(mark -> {
            marks.put(1, mark);
            marks.put(2, Math.min(mark, agencies(c, due)));
        });
        marks.put(3, Math.max(0, MOST - contacts(entries)));
        marks.put(4, channel == Channel.ONLINE ? 2 : 1);
        var complaints = Complaint.of(entries);
        attitude(time, complaints).ifPresent(mark -> marks.put(7, mark));
        feedback(complaints, now).ifPresent(mark -> marks.put(8, mark));
        return marks;
    }

    /** What the holder of a dossier said in his rating, else what was computed beside it then. */
    public static Map<Integer, Integer> said(Entry rating) {
        var marks = new TreeMap<Integer, Integer>();
        for (int criterion = 1; criterion <= CRITERIA; criterion++) {
            var said = rating.facts().get("said" + criterion);
            var mark = said == null ? rating.facts().get("computed" + criterion) : said;
            if (mark instanceof Number number) marks.put(criterion, number.intValue());
        }
        return marks;
    }

    private static int time(Instant met, DueDate due) {
        if (!met.isBefore(due.lateFrom())) return 0;
        return day(met).isBefore(day(due.at())) ? 2 : 1;
    }

    private static int agencies(CaseState c, Function<Obligation, DueDate> due) {
        return c.obligations().stream()
                .filter(Obligation::isConsultation)
                .mapToInt(o -> {
                    var met = o.clock().metAt();
                    return met == null ? 0 : time(met, due.apply(o));
                })
                .min()
                .orElse(MOST);
    }

    private static int contacts(List<Entry> entries) {
        return (int) entries.stream()
                .filter(e -> e.kind().equals(DossierEvent.GUIDED.kind())
                        || e.kind().equals(DossierEvent.SUPPLEMENT_REQUESTED.kind()))
                .count();
    }

    /** Early, or on time, and nobody complained of it; a complaint that was looked into and was not so counts for nothing. */
    private static OptionalInt attitude(OptionalInt time, List<Complaint> complaints) {
        if (complaints.stream().anyMatch(c -> c.about() == ComplaintSubject.ATTITUDE && !isUnfounded(c.answer())))
            return OptionalInt.of(0);
        boolean known = complaints.stream().allMatch(c -> c.about() != null);
        return known && time.isPresent() && time.getAsInt() > 0 ? time : OptionalInt.empty();
    }

    private static boolean isUnfounded(Complaint.@Nullable Answer answer) {
        return answer != null && answer.outcome() == ComplaintOutcome.UNFOUNDED;
    }

    /** None, or all answered in time; none dragging on. One that waits within its time says nothing yet. */
    private static OptionalInt feedback(List<Complaint> complaints, Instant now) {
        if (complaints.isEmpty()) return OptionalInt.of(MOST);
        if (complaints.stream().anyMatch(c -> c.lateFrom() == null)) return OptionalInt.empty();
        if (complaints.stream().anyMatch(c -> c.answer() == null && !now.isBefore(lateFrom(c))))
            return OptionalInt.of(0);
        if (complaints.stream().anyMatch(c -> c.answer() == null)) return OptionalInt.empty();
        long inTime = complaints.stream().filter(Complaint::isInTime).count();
        if (inTime == complaints.size()) return OptionalInt.of(MOST);
        return OptionalInt.of(inTime * 100 >= (long) NEARLY_ALL_PERCENT * complaints.size() ? 1 : 0);
    }

    private static Instant lateFrom(Complaint c) {
        return c.lateFrom() == null ? Instant.MAX : c.lateFrom();
    }

    private static LocalDate day(Instant at) {
        return LegalZone.local(at.truncatedTo(ChronoUnit.MINUTES)).toLocalDate();
    }
}
