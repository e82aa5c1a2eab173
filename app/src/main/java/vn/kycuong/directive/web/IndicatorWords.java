package vn.kycuong.directive.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.directive.IndicatorNames;
import vn.kycuong.directive.IndicatorNames.Named;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/** The indicators that documents name, as people read them: a key is never shown. */
@Component
class IndicatorWords {
    private final IndicatorNames names;

    IndicatorWords(IndicatorNames names) {
        this.names = names;
    }

    /** What a key is called on a day; null where there is none. One that nobody knows is said to be so. */
    @Nullable
    Named of(@Nullable String key, LocalDate day, Words w) {
        if (key == null) return null;
        return names.all(day, w.locale()).stream()
                .filter(n -> n.key().equals(key))
                .findFirst()
                .orElse(new Named(key, w.get("directive.indicator.unknown"), "", ""));
    }

    boolean knows(String key, LocalDate day, Words w) {
        return names.all(day, w.locale()).stream().anyMatch(n -> n.key().equals(key));
    }

    /** To choose from; the first is none. */
    List<Option> options(String chosen, LocalDate day, Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("", w.get("directive.indicator.none"), chosen.isEmpty()));
        for (var n : names.all(day, w.locale()))
            options.add(new Option(
                    n.key(),
                    n.isMeasured() ? n.name() : w.get("directive.indicator.awaited", n.name(), n.waitsFor()),
                    n.key().equals(chosen)));
        return options;
    }
}
