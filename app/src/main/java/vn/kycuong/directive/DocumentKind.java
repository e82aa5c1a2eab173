package vn.kycuong.directive;

import java.time.LocalDate;

/**
 * A kind of documents (loại văn bản) from a day on.
 *
 * @param abbreviation what its symbols begin with; empty for the official letter, whose symbol begins with the issuing body
 */
public record DocumentKind(String name, String abbreviation, LocalDate effectiveFrom, String basis) {
    public boolean isLetter() {
        return abbreviation.isEmpty();
    }
}
