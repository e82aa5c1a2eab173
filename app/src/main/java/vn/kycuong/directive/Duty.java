package vn.kycuong.directive;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Limit;
import vn.kycuong.organisation.TargetRule;

/**
 * What a clause asks (nhiệm vụ theo văn bản), of whom, by when.
 *
 * @param clause label of the clause
 * @param code which of the clause's duties
 * @param target whom it is for, in the notation of {@link TargetRule}
 * @param product what is to come of it
 * @param due a deadline in the notation of {@link Limit}, counted from the day it is asked; null: none is named
 * @param rhythm how often, where it does not end; null: once
 * @param indicator key of the indicator that measures it; null: not measured
 * @param from first day it is asked; null: the day the document is in force
 * @param to last day; null: as long as the document is in force
 */
public record Duty(
        String clause,
        String code,
        String heading,
        String target,
        Owner owner,
        String product,
        @Nullable String due,
        @Nullable Rhythm rhythm,
        @Nullable String indicator,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** Who answers for it at a unit that is meant. */
    public enum Owner {
        /** Whoever heads the unit. */
        HEAD,
        LEADER,
        OFFICER,
        RECEIVER
    }

    /** How often something is owed again. */
    public enum Rhythm {
        /** All the time (thường xuyên). */
        CONTINUOUS,
        WEEKLY,
        MONTHLY,
        QUARTERLY,
        HALF_YEARLY,
        YEARLY
    }

    /** Whom it is for, as a rule. */
    public TargetRule targets() {
        return TargetRule.parse(target);
    }

    /** The deadline as a limit; null when none is named. */
    public @Nullable Limit limit() {
        return due == null ? null : Limit.parse(due);
    }

    /** Its name within the document: clause and code. */
    public String ref() {
        return clause + "." + code;
    }
}
