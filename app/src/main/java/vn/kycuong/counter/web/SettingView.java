package vn.kycuong.counter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.counter.CounterSetting;
import vn.kycuong.counter.FieldGroup;

/**
 * How a counter is kept, as its head sees it.
 *
 * @param key of a tablet that was just made, shown once; empty otherwise
 * @param problem key of a sentence; null when there is none
 */
public record SettingView(
        String unitKey,
        String unitName,
        CounterSetting setting,
        String from,
        List<FieldGroup> groups,
        List<Tablet> tablets,
        String key,
        @Nullable String problem) {
    public SettingView {
        groups = List.copyOf(groups);
        tablets = List.copyOf(tablets);
    }

    /** A tablet in use. */
    public record Tablet(String id, String name, String since) {}
}
