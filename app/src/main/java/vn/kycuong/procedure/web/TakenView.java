package vn.kycuong.procedure.web;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.procedure.TimesTaken;
import vn.kycuong.ui.Words;

/** What a procedure really took, as its page says it. */
public record TakenView(String since, String counted, Line whole, List<Line> offices, int smallest) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
    private static final int HOUR = 60;

    public TakenView {
        offices = List.copyOf(offices);
    }

    /** One office; its name is empty for all together. */
    public record Line(String office, TimesTaken.Spread spread) {
        public long dossiers() {
            return spread.dossiers();
        }

        public String median(Words w) {
            return words(spread.median(), w);
        }

        public String ninety(Words w) {
            return words(spread.ninety(), w);
        }

        public String own(Words w) {
            return words(spread.ownMedian(), w);
        }
    }

    static @Nullable TakenView of(TimesTaken.@Nullable Taken taken, Function<UnitId, String> names) {
        if (taken == null) return null;
        return new TakenView(
                DAY.format(taken.since()),
                MINUTE.format(LegalZone.local(taken.counted())),
                new Line("", taken.whole()),
                taken.offices().stream()
                        .map(office -> new Line(names.apply(office.unit()), office.spread()))
                        .toList(),
                taken.smallest());
    }

    /** Office time in hours and minutes: a day of work is never said to be so many hours. */
    static String words(long minutes, Words w) {
        return minutes < HOUR
                ? w.get("procedure.taken.minutes", minutes)
                : w.get("procedure.taken.hours", minutes / HOUR, minutes % HOUR);
    }
}
