package vn.kycuong.ui;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * An address taken apart, for a form that sends what the address asks for in its body: no field of a form stands in an address.
 *
 * @param path without what is asked
 * @param asked names and values, decoded
 */
public record Address(String path, List<Asked> asked) {
    public Address {
        asked = List.copyOf(asked);
    }

    /** One thing that is asked. */
    public record Asked(String name, String value) {}

    public static Address of(String href) {
        var parts = UriComponentsBuilder.fromUriString(href).build();
        var asked = parts.getQueryParams().entrySet().stream()
                .flatMap(p -> p.getValue().stream().map(v -> new Asked(p.getKey(), decoded(v))))
                .toList();
        return new Address(Objects.requireNonNullElse(parts.getPath(), ""), asked);
    }

    private static String decoded(@Nullable String value) {
        return value == null ? "" : UriUtils.decode(value.replace('+', ' '), StandardCharsets.UTF_8);
    }
}
