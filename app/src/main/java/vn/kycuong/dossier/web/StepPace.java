package vn.kycuong.dossier.web;

import java.util.Locale;
import java.util.Optional;

/** How the step on which work stands stands to its own time, whatever is left to the whole. */
public enum StepPace {
    /** Nearly over. */
    SOON("sap-het", "and s.warn_from <= :now and s.late_from > :now"),
    /** Over. */
    LATE("qua", "and s.late_from <= :now");

    private final String slug;
    private final String condition;

    StepPace(String slug, String condition) {
        this.slug = slug;
        this.condition = condition;
    }

    static Optional<StepPace> of(String slug) {
        for (var one : values()) if (one.slug.equals(slug)) return Optional.of(one);
        return Optional.empty();
    }

    /** Name in addresses. */
    public String slug() {
        return slug;
    }

    /** Key of its name in the word bundles. */
    public String wordKey() {
        return "work.stepTime." + name().toLowerCase(Locale.ROOT);
    }

    String condition() {
        return "and exists (select from dossier.step_time s where s.case_id = w.case_id and s.no = w.no " + condition
                + ")";
    }
}
