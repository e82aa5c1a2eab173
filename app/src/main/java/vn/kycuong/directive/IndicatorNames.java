package vn.kycuong.directive;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What the indicators that duties name are called: said by whoever measures, for the register keeps their keys alone and knows nothing of
 * figures.
 */
public interface IndicatorNames {
    /**
     * An indicator in words.
     *
     * @param href its page; empty: nothing measures it yet
     * @param waitsFor the desk that will measure it; empty: it is measured, or nobody knows
     */
    record Named(String key, String name, String href, String waitsFor) {
        public boolean isMeasured() {
            return !href.isEmpty();
        }
    }

    /** Every indicator a duty may name on a day, in the reader's language. */
    List<Named> all(LocalDate day, Locale locale);
}
