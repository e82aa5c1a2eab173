package vn.kycuong.privacy.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kycuong.audit.AuditKind;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.privacy.OpeningQuery;

/** What the address asks of the audit; what it names wrongly is as if it did not name it. */
public record AuditForm(
        String person,
        @Nullable Integer unit,
        @Nullable AuditKind kind,
        String code,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    static final String PATH = "/quan-tri/nhat-ky";
    private static final int LONGEST = 100;
    private static final Instant EVER = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    static AuditForm of(String person, String unit, String kind, String code, String from, String to) {
        return new AuditForm(
                clipped(person),
                unit.matches("[1-9]\\d{0,8}") ? Integer.valueOf(unit) : null,
                Arrays.stream(AuditKind.values())
                        .filter(k -> k.name().equals(kind))
                        .findFirst()
                        .orElse(null),
                clipped(code).toUpperCase(Locale.ROOT),
                day(from).orElse(null),
                day(to).orElse(null));
    }

    private static String clipped(String text) {
        return text.substring(0, Math.min(LONGEST, text.length())).strip();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(d -> d.getYear() > 1970 && d.getYear() < 9999);
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }

    OpeningQuery query(@Nullable List<ActorId> persons, OpeningQuery.After after) {
        return new OpeningQuery(
                persons,
                unit,
                kind,
                code,
                from == null ? EVER : LegalZone.startOf(from),
                to == null ? NEVER : LegalZone.startOf(to.plusDays(1)),
                after);
    }

    public String fromText() {
        return from == null ? "" : from.toString();
    }

    public String toText() {
        return to == null ? "" : to.toString();
    }

    String href() {
        return address(PATH, null);
    }

    String href(OpeningQuery.After after) {
        return address(PATH, after);
    }

    public String csvHref() {
        return address(PATH + ".csv", null);
    }

    private String address(String path, OpeningQuery.@Nullable After after) {
        var address = UriComponentsBuilder.fromPath(path);
        if (!person.isEmpty()) address.queryParam("nguoi", person);
        if (unit != null) address.queryParam("don-vi", unit);
        if (kind != null) address.queryParam("loai", kind.name());
        if (!code.isEmpty()) address.queryParam("ma", code);
        if (from != null) address.queryParam("tu", from);
        if (to != null) address.queryParam("den", to);
        if (after != null) address.queryParam("sau", after);
        return address.encode().build().toUriString();
    }
}
