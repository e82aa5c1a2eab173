package vn.kycuong.ui;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the navigation.
 *
 * @param key is compared with {@link PageFrame#nav()}
 * @param group under which it stands with its neighbours of the same group, as shown; null: by itself
 */
public record NavItem(
        String key, String label, String href, @Nullable String group) {
    /** By itself. */
    public NavItem(String key, String label, String href) {
        this(key, label, href, null);
    }

    /** Neighbours of one group, or one entry by itself. */
    public record Run(@Nullable String group, List<NavItem> items) {
        public Run {
            items = List.copyOf(items);
        }

        public boolean holds(String key) {
            return items.stream().anyMatch(item -> item.key().equals(key));
        }
    }

    /** The same entries in the same order, those of one group together. */
    static List<Run> runs(List<NavItem> items) {
        var runs = new ArrayList<Run>();
        var together = new ArrayList<NavItem>();
        for (var item : items) {
            boolean goesOn = item.group() != null
                    && !together.isEmpty()
                    && item.group().equals(together.getFirst().group());
            if (!goesOn && !together.isEmpty()) {
                runs.add(new Run(together.getFirst().group(), together));
                together.clear();
            }
            together.add(item);
        }
        if (!together.isEmpty()) runs.add(new Run(together.getFirst().group(), together));
        return runs;
    }
}
