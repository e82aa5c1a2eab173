package vn.kycuong.launch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A known weakness (lỗ hổng đã công bố) of a library that is used.
 *
 * @param library by its package address
 * @param id as the database of weaknesses names it
 */
record Weakness(String library, String id, Severity severity, Instant published, String summary) {
    /** How bad, and within how many days it is mended: the table in SECURITY.md. */
    enum Severity {
        CRITICAL("nghiêm trọng", 7),
        HIGH("cao", 30),
        OTHER("còn lại", 90);

        private final String vietnamese;
        private final int days;

        Severity(String vietnamese, int days) {
            this.vietnamese = vietnamese;
            this.days = days;
        }

        int days() {
            return days;
        }
    }

    /** The last day on which it may still be there. */
    LocalDate mendBy() {
        return published.atZone(ZoneOffset.UTC).toLocalDate().plusDays(severity.days);
    }

    boolean isOverdue(LocalDate today) {
        return today.isAfter(mendBy());
    }

    String line(LocalDate today) {
        return "  %s  %s  %s  sửa trước hết %s%s  %s"
                .formatted(library, id, severity.vietnamese, mendBy(), isOverdue(today) ? ", QUÁ HẠN" : "", summary)
                .stripTrailing();
    }
}
