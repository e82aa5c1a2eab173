package vn.kycuong.oversight;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.Rule;
import vn.kycuong.ui.Status;

/**
 * What is measured, how, and by which law, from a day on (chỉ số).
 *
 * @param numerator what it counts, or the time it takes
 * @param denominator what it is divided by; null: it is a count or a time
 * @param high whether more is better
 * @param good from here on it is good. Unit: thousandths of a share, else its own
 * @param fair from here on it is fair; beyond it is bad
 */
public record Indicator(
        String indicatorKey,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String name,
        String nameEn,
        Grain grain,
        MeasureSum numerator,
        @Nullable MeasureSum denominator,
        boolean high,
        int good,
        int fair,
        String definition,
        String basis,
        Rule.Status status) {

    public boolean inForce(LocalDate date) {
        var to = effectiveTo;
        return !date.isBefore(effectiveFrom) && (to == null || !date.isAfter(to));
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : name;
    }

    /** Whether it has a period, or tells of the moment. */
    public boolean ofWindow() {
        return numerator.terms().getFirst().ofWindow();
    }

    public boolean isShare() {
        return denominator != null;
    }

    /** How good a value is; nothing measured has no colour. Unit of the value: as {@link #good}. */
    public Status status(@Nullable Long value) {
        if (value == null) return Status.NONE;
        if (high ? value >= good : value <= good) return Status.DONE;
        return (high ? value >= fair : value <= fair) ? Status.SOON : Status.LATE;
    }

    /** Names this version of the definition, predicates included: another formula is another name. */
    public String version() {
        var text = new StringBuilder(indicatorKey)
                .append('\n')
                .append(effectiveFrom)
                .append('\n')
                .append(grain);
        predicates(text, numerator);
        text.append("\n÷");
        if (denominator != null) predicates(text, denominator);
        return effectiveFrom + "-" + sha256(text.toString()).substring(0, 12);
    }

    private static void predicates(StringBuilder text, MeasureSum sum) {
        for (var measure : sum.terms())
            text.append('\n')
                    .append(measure)
                    .append(' ')
                    .append(measure.base().predicate)
                    .append(' ')
                    .append(measure.condition());
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
