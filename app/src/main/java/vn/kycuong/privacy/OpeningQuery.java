package vn.kycuong.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.audit.AuditKind;
import vn.kycuong.kernel.ActorId;

/**
 * Which lines of the audit are asked for.
 *
 * @param persons only theirs; null for everybody's, empty for nobody's
 * @param unit only of people of this unit; null for all
 * @param code only about the case of this code; empty for all
 * @param from from this moment on
 * @param to before this moment
 * @param after where the page before ended
 */
public record OpeningQuery(
        @Nullable List<ActorId> persons,
        @Nullable Integer unit,
        @Nullable AuditKind kind,
        String code,
        Instant from,
        Instant to,
        After after) {

    /** A place in the list, the latest first. */
    public record After(Instant at, UUID id) {
        /** Before the first line. */
        public static final After BEGINNING = new After(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

        static After of(OpeningLine line) {
            return new After(line.at(), line.id());
        }

        /** Reads what {@link #toString} wrote; anything else is no place. */
        public static Optional<After> parse(@Nullable String text) {
            if (text == null || !text.matches("\\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                return Optional.empty();
            int cut = text.indexOf('_');
            return Optional.of(new After(
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, cut))),
                    UUID.fromString(text.substring(cut + 1))));
        }

        @Override
        public String toString() {
            return at.toEpochMilli() + "_" + id;
        }
    }

    OpeningQuery from(After place) {
        return new OpeningQuery(persons, unit, kind, code, from, to, place);
    }
}
