package vn.kycuong.mining;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.mining.LogMapping.Role;

/**
 * Which attribute plays which role in the log that is being read. What was told stands; the rest is taken from the candidates, by what the log
 * declares or by the first case that has one, and stands from then on.
 */
final class FoundKeys {
    private final LogMapping mapping;
    private final Map<Role, String> found = new EnumMap<>(Role.class);

    FoundKeys(LogMapping mapping) {
        this.mapping = mapping;
        for (var role : Role.values()) {
            var told = mapping.told(role);
            if (told != null) found.put(role, told);
        }
    }

    @Nullable
    String of(Role role) {
        return found.get(role);
    }

    void take(Role role, String key) {
        found.putIfAbsent(role, key);
    }

    /** Settles a role by the first candidate that is there. */
    void settle(Role role, Predicate<String> there) {
        if (found.containsKey(role)) return;
        for (var candidate : role.candidates()) {
            if (!there.test(candidate)) continue;
            found.put(role, candidate);
            return;
        }
    }

    boolean endsWithLastEvent() {
        return mapping.endsWithLastEvent();
    }

    /** By the words of the command, in its order. */
    Map<String, String> byOption() {
        var named = new LinkedHashMap<String, String>();
        for (var role : Role.values()) {
            var key = found.get(role);
            if (key != null) named.put(role.option().substring(2), key);
        }
        return named;
    }

    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
