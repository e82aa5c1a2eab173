package vn.kycuong.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.kycuong.calendar.LegalZone;

/**
 * A calendar period in Vietnam.
 *
 * @param firstDay its first day
 * @param nextDay the first day after it
 */
public record Period(Span span, LocalDate firstDay, LocalDate nextDay) {
    /** How long a period is. */
    public enum Span {
        MONTH("thang"),
        QUARTER("quy"),
        YEAR("nam");

        private final String slug;

        Span(String slug) {
            this.slug = slug;
        }

        public static Optional<Span> of(String slug) {
            for (var span : values()) if (span.slug.equals(slug)) return Optional.of(span);
            return Optional.empty();
        }

        /** Name in addresses. */
        public String slug() {
            return slug;
        }
    }

    /** The period of this length in which a moment lies. */
    public static Period around(Instant moment, Span span) {
        var month = LegalZone.local(moment).toLocalDate().withDayOfMonth(1);
        return switch (span) {
            case MONTH -> new Period(span, month, month.plusMonths(1));
            case QUARTER -> {
                var first = month.withMonth((month.getMonthValue() - 1) / 3 * 3 + 1);
                yield new Period(span, first, first.plusMonths(3));
            }
            case YEAR -> {
                var first = month.withMonth(1);
                yield new Period(span, first, first.plusYears(1));
            }
        };
    }

    public Instant from() {
        return LegalZone.startOf(firstDay);
    }

    public Instant to() {
        return LegalZone.startOf(nextDay);
    }

    /** The quarter of the year, 1 to 4. */
    public int quarter() {
        return (firstDay.getMonthValue() - 1) / 3 + 1;
    }
}
