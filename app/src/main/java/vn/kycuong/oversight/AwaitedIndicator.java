package vn.kycuong.oversight;

import java.util.Locale;

/**
 * An indicator that documents name and nothing measures yet (chỉ số chờ đo).
 *
 * @param waitsFor the desk that will measure it
 */
public record AwaitedIndicator(
        int ord, String indicatorKey, String name, String nameEn, String waitsFor, String waitsForEn) {
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : name;
    }

    public String waitsFor(Locale locale) {
        return locale.getLanguage().equals("en") ? waitsForEn : waitsFor;
    }
}
