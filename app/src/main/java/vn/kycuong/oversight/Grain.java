package vn.kycuong.oversight;

import java.util.Optional;
import java.util.Set;

/** What is counted: one row of facts each (đơn vị đếm). Every grain has the same columns, so that one question can be asked of all. */
public enum Grain {
    /** Dossiers of the one-stop, once the result is owed. */
    DOSSIER("ho-so", "/ho-so/", "oversight.dossier_fact", "true"),
    /** Assigned tasks, each counted with its lead. */
    TASK("nhiem-vu", "/nhiem-vu/", "oversight.owed_fact", "f.kind = 'task' and f.tier = 'WHOLE'"),
    /** What supporting units owe in tasks. */
    SUPPORT("phoi-hop", "/nhiem-vu/", "oversight.owed_fact", "f.kind = 'task' and f.tier = 'SUPPORT'"),
    /** What people must read and understand. */
    READING("quan-triet", "/quan-triet/theo-doi/luot/", "oversight.owed_fact", "f.kind = 'reading'"),
    /** Items of approved plans. */
    PLAN("ke-hoach", "/ke-hoach/viec/", "oversight.owed_fact", "f.kind = 'plan'"),
    /** Duties of units: who answers for what. They have days and no clock, so only {@link Measure.Base#HELD} measures say something of them. */
    DUTY("trach-nhiem", "/phan-cong/viec/", """
            (select d.duty_id as case_id, 0 as no, d.no as version, d.known_from, d.known_to, d.unit_id, d.unit_id as unit_in,
                    d.document_key as document, d.clause, case when d.leads = 1 then 'ONE' else 'NOT_ONE' end as state,
                    d.valid_from::timestamp at time zone 'Asia/Ho_Chi_Minh' as opened_at,
                    d.valid_from::timestamp at time zone 'Asia/Ho_Chi_Minh' as received_at,
                    null::timestamptz as due_at, null::timestamptz as late_from, null::timestamptz as warn_from,
                    null::timestamptz as paused_since, null::timestamptz as met_at,
                    (d.valid_to + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' as closed_at,
                    null::timestamptz as original_due_at, null::timestamptz as original_late_from, false as extended
               from regulation.duty_lead_view d)""", "true");

    private static final Set<Dimension> OF_DOSSIERS =
            Set.of(Dimension.UNIT, Dimension.PROCEDURE, Dimension.CHANNEL, Dimension.STATE, Dimension.MONTH);
    private static final Set<Dimension> OF_DUTIES =
            Set.of(Dimension.UNIT, Dimension.DOCUMENT, Dimension.CLAUSE, Dimension.STATE, Dimension.MONTH);

    private final String slug;
    private final String path;
    final String table;
    final String condition;

    Grain(String slug, String path, String table, String condition) {
        this.slug = slug;
        this.path = path;
        this.table = table;
        this.condition = condition;
    }

    public static Optional<Grain> of(String slug) {
        for (var grain : values()) if (grain.slug.equals(slug)) return Optional.of(grain);
        return Optional.empty();
    }

    /** Name in addresses. */
    public String slug() {
        return slug;
    }

    /** The page of one of them at its desk. */
    public String href(java.util.UUID caseId) {
        return path + caseId;
    }

    /** By what it can be divided. */
    public Set<Dimension> dimensions() {
        return this == DOSSIER ? OF_DOSSIERS : OF_DUTIES;
    }

    /** Key of its name in the bundles. */
    public String wordKey() {
        return "oversight.grain." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
