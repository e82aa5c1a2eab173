package vn.kycuong.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;

/**
 * A unit (đơn vị) with the days on which it exists.
 *
 * @param key our own stable name of it, e.g. {@code commune-06112-2020}
 * @param name its latest name, in Vietnamese
 * @param nameEn the same in English, or null
 * @param validFrom first day, or null when it is older than our records
 * @param validTo last day, or null while it exists
 * @param gsoCode code of the statistics office, shown to people; reused over time, so never a key
 * @param confidence how sure the source is, as written there
 */
public record Unit(
        UnitId id,
        String key,
        UnitKind kind,
        String name,
        @Nullable String nameEn,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String gsoCode,
        @Nullable String code,
        String confidence) {

    public boolean existsOn(LocalDate date) {
        return Span.holds(validFrom, validTo, date);
    }

    /** The name in a language of the pages; Vietnamese where there is no other. */
    public String name(java.util.Locale locale) {
        var english = nameEn;
        return english != null && locale.getLanguage().equals("en") ? english : name;
    }
}
