package vn.kycuong.organisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;

/**
 * Whom something is for (đối tượng), as a rule and not as a list: whoever fits on the day it is asked about. Stored as text, e.g.
 * {@code kinds:AGENCY,DISTRICT without:7 heads}.
 *
 * @param kinds units of these kinds
 * @param under only those below this unit, itself included; null: anywhere
 * @param units and these, whatever their kind
 * @param without but not these
 * @param roles of the posts at them; empty: every post
 * @param heads only who heads the unit
 */
public record TargetRule(
        Set<UnitKind> kinds,
        @Nullable UnitId under,
        Set<UnitId> units,
        Set<UnitId> without,
        Set<PostRole> roles,
        boolean heads) {
    private static final String HEADS = "heads";

    public TargetRule {
        kinds = Set.copyOf(kinds);
        units = Set.copyOf(units);
        without = Set.copyOf(without);
        roles = Set.copyOf(roles);
        if (kinds.isEmpty() && units.isEmpty())
            throw new IllegalArgumentException("Đối tượng chưa nêu loại đơn vị hay đơn vị nào.");
    }

    /** Every unit of these kinds. */
    public static TargetRule of(UnitKind first, UnitKind... more) {
        return new TargetRule(EnumSet.of(first, more), null, Set.of(), Set.of(), Set.of(), false);
    }

    /** Exactly these units. */
    public static TargetRule of(Set<UnitId> units) {
        return new TargetRule(Set.of(), null, units, Set.of(), Set.of(), false);
    }

    /** The same, of its people only those in these posts. */
    public TargetRule held(Set<PostRole> posts, boolean onlyHeads) {
        return new TargetRule(kinds, under, units, without, posts, onlyHeads);
    }

    /** The notation in which it is stored; {@code parse(rule.text())} equals the rule. */
    public String text() {
        var parts = new ArrayList<String>();
        if (!kinds.isEmpty()) parts.add("kinds:" + names(kinds));
        if (under != null) parts.add("under:" + under.value());
        if (!units.isEmpty()) parts.add("units:" + numbers(units));
        if (!without.isEmpty()) parts.add("without:" + numbers(without));
        if (!roles.isEmpty()) parts.add("roles:" + names(roles));
        if (heads) parts.add(HEADS);
        return String.join(" ", parts);
    }

    /**
     * Reads the notation.
     *
     * @throws IllegalArgumentException with a Vietnamese sentence: which part is wrong
     */
    public static TargetRule parse(String text) {
        var read = new Reading();
        for (var part : text.trim().split("\\s+")) read.part(part);
        return new TargetRule(read.kinds, read.under, read.units, read.without, read.roles, read.heads);
    }

    /** Whether a post at a unit that is meant belongs to it. */
    boolean means(Post post) {
        return (roles.isEmpty() || roles.contains(post.role())) && (!heads || post.head());
    }

    private static String names(Set<? extends Enum<?>> values) {
        return values.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    private static String numbers(Set<UnitId> values) {
        return values.stream().map(UnitId::value).sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static final class Reading {
        private final Set<UnitKind> kinds = EnumSet.noneOf(UnitKind.class);
        private final Set<PostRole> roles = EnumSet.noneOf(PostRole.class);
        private final Set<UnitId> units = new TreeSet<>(java.util.Comparator.comparingInt(UnitId::value));
        private final Set<UnitId> without = new TreeSet<>(java.util.Comparator.comparingInt(UnitId::value));
        private @Nullable UnitId under;
        private boolean heads;

        void part(String part) {
            if (part.equals(HEADS)) {
                heads = true;
                return;
            }
            int colon = part.indexOf(':');
            var values = List.of(part.substring(colon + 1).split(","));
            switch (colon < 0 ? part : part.substring(0, colon)) {
                case "kinds" -> each(values, part, v -> kinds.add(UnitKind.valueOf(v)));
                case "roles" -> each(values, part, v -> roles.add(PostRole.valueOf(v)));
                case "units" -> each(values, part, v -> units.add(new UnitId(Integer.parseInt(v))));
                case "without" -> each(values, part, v -> without.add(new UnitId(Integer.parseInt(v))));
                case "under" -> each(values, part, v -> under = new UnitId(Integer.parseInt(v)));
                default -> throw wrong(part, null);
            }
        }

        private static void each(List<String> values, String part, Consumer<String> add) {
            try {
                values.forEach(add);
            } catch (IllegalArgumentException unknown) {
                throw wrong(part, unknown);
            }
        }

        private static IllegalArgumentException wrong(String part, @Nullable Throwable cause) {
            return new IllegalArgumentException(
                    "Không hiểu \"%s\" trong đối tượng; cần một trong: kinds:%s, under:, units:, without:, roles:%s, heads."
                            .formatted(part, Arrays.toString(UnitKind.values()), Arrays.toString(PostRole.values())),
                    cause);
        }
    }
}
