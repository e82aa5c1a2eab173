package vn.kycuong.reference;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Registers are loaded by hand. Until then, after an upgrade, what a newer version brought holds as it ships beside what was loaded before: a page that asks for
 * it must not fail, and nothing that was loaded changes.
 */
public final class Newer {
    private Newer() {}

    /** What was loaded, and of the shipped rows those of a key that nothing loaded has. */
    public static <T> List<T> beside(List<T> loaded, Function<? super T, ?> key, Supplier<List<T>> shipped) {
        var known = loaded.stream().map(key).collect(Collectors.toSet());
        return Stream.concat(loaded.stream(), shipped.get().stream().filter(row -> !known.contains(key.apply(row))))
                .toList();
    }
}
