package vn.kycuong.counter;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.kycuong.law.Rules;

/** The numbers of the counter that somebody may decide otherwise, as the register of rules has them; until it is loaded, as it is shipped. */
@Component
class CounterTerms {
    private final Rules rules;
    private final Rules shipped = Rules.shipped();

    CounterTerms(Rules rules) {
        this.rules = rules;
    }

    int whole(String key, LocalDate day) {
        return Integer.parseInt(value(key, day));
    }

    boolean flag(String key, LocalDate day) {
        return Boolean.parseBoolean(value(key, day));
    }

    /** Where the number comes from, in Vietnamese. */
    String basis(String key, LocalDate day) {
        var rule = rules.at(day)
                .find(key)
                .or(() -> shipped.at(day).find(key))
                .orElseThrow(() -> new IllegalStateException("No rule " + key + " on " + day));
        return rule.basis();
    }

    private String value(String key, LocalDate day) {
        return rules.at(day)
                .find(key)
                .or(() -> shipped.at(day).find(key))
                .orElseThrow(() -> new IllegalStateException("No rule " + key + " on " + day))
                .value();
    }
}
