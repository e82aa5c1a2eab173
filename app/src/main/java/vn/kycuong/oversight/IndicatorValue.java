package vn.kycuong.oversight;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.Status;

/**
 * What an indicator comes to.
 *
 * @param counted the numerator
 * @param of the denominator; null for a count or a time
 * @param days the time, where it is one and there is any
 */
public record IndicatorValue(
        Indicator indicator,
        long counted,
        @Nullable Long of,
        @Nullable Double days) {
    public static IndicatorValue of(Indicator indicator, Map<Measure, Double> measured) {
        var numerator = indicator.numerator();
        var first = numerator.terms().getFirst();
        if (!first.isCount()) return new IndicatorValue(indicator, 0, null, measured.get(first));
        var denominator = indicator.denominator();
        return new IndicatorValue(
                indicator, numerator.of(measured), denominator == null ? null : denominator.of(measured), null);
    }

    /** Whether there is anything to say. */
    public boolean isMeasured() {
        if (indicator.isShare()) return of != null && of > 0;
        return indicator.numerator().terms().getFirst().isCount() || days != null;
    }

    /** Whether a percentage may be shown: of a few it says nothing. */
    public boolean hasShare() {
        return of != null && of >= OnTime.SMALLEST_SHARE;
    }

    /** Of a share that is measured, cut. */
    private long thousandths() {
        return counted * 1000 / Objects.requireNonNull(of);
    }

    /** By how many it differs from what it was: a share in tenths of a point, as both are read; a count by so many. */
    public long since(IndicatorValue before) {
        return of == null ? counted - before.counted : thousandths() - before.thousandths();
    }

    public Status status() {
        if (!isMeasured()) return Status.NONE;
        if (of != null) return indicator.status(thousandths());
        return indicator.status(days == null ? counted : (long) Math.ceil(days));
    }

    /** As people read it: "87,3 %", "3/4", "12", "4,5 ngày"; empty where nothing is measured. */
    public String text(Locale locale) {
        if (!isMeasured()) return "";
        if (of != null) return hasShare() ? new OnTime(counted, of).percent(locale) + " %" : counted + "/" + of;
        if (days == null) return Long.toString(counted);
        var english = locale.getLanguage().equals("en");
        return "%.1f %s".formatted(days, english ? "days" : "ngày").replace('.', english ? '.' : ',');
    }
}
