package vn.kycuong.oversight.web;

import vn.kycuong.organisation.UnitKind;

/** What a report tells: how dossiers were handled (06), or why they were late (07). The letter of its form follows the level of the unit. */
public enum ReportKind {
    RESULTS("06"),
    CAUSES("07");

    private final String slug;

    ReportKind(String slug) {
        this.slug = slug;
    }

    static ReportKind of(String slug) {
        return CAUSES.slug.equals(slug) ? CAUSES : RESULTS;
    }

    /** Number of the form, and its name in addresses. */
    public String slug() {
        return slug;
    }

    /** Number and letter: 06a of a province, 06b of a department, 06c of a district or commune; 07a of a province, 07b of all others. */
    String form(UnitKind level) {
        return slug
                + switch (level) {
                    case PROVINCE -> "a";
                    case AGENCY, ATTACHED, VERTICAL -> "b";
                    case DISTRICT, COMMUNE -> this == RESULTS ? "c" : "b";
                };
    }
}
