package vn.kycuong.oversight;

import java.util.Locale;

/**
 * Results at the one-stop in time ÷ results that had a date. Unit: dossiers. Window: the period asked for, by the moment the result
 * lay at the one-stop. Căn cứ: GLOSSARY#on-time.
 */
public record OnTime(long inTime, long dated) {
    /** Under so many dossiers no percentage is shown: a share of three says nothing. Unit: dossiers. */
    public static final int SMALLEST_SHARE = 10;

    public boolean hasShare() {
        return dated >= SMALLEST_SHARE;
    }

    /** Tenths of a percent, rounded down, so that 100 % means every one. */
    public long perMille() {
        return dated == 0 ? 0 : inTime * 1000 / dated;
    }

    /** The share in percent as the language writes it: "87,3", "87.3", "100". */
    public String percent(Locale locale) {
        var share = perMille();
        var mark = locale.getLanguage().equals("en") ? "." : ",";
        return share % 10 == 0 ? Long.toString(share / 10) : share / 10 + mark + share % 10;
    }
}
