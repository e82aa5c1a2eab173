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
               from regulation.duty_lead_view d)""", "true"),
    /** Units that documents ask for a plan of the year, with the plan that is in force. Of a day, as {@link #DUTY}. */
    UNIT_PLAN("don-vi-ke-hoach", "/ke-hoach/", asked("plan.approved", """
            (select p.plan_id from plan.approved_plan p
              where p.level = 'UNIT' and p.unit_id = u.unit_id and p.year = extract(year from y.day)
                and p.known_from <= :now and coalesce(p.known_to, 'infinity') > :now
              order by p.known_from limit 1)"""), "true"),
    /** Units that documents ask to keep their internal rules up to date: rules of work are in force, and none waits to be looked at again. */
    UNIT_RULES("don-vi-quy-che", "/noi-quy/", asked("regulation.rules-current", """
            (select md5('rules of ' || u.unit_id)::uuid from regulation.rule_in_force r
              where r.unit_id = u.unit_id and r.known_from <= :now and coalesce(r.known_to, 'infinity') > :now
                and r.valid_from <= y.day and coalesce(r.valid_to, 'infinity') >= y.day
             having bool_or(r.kind = 'WORK') and bool_and(r.review_by >= y.day))"""), "true");

    private static final Set<Dimension> OF_DOSSIERS =
            Set.of(Dimension.UNIT, Dimension.PROCEDURE, Dimension.CHANNEL, Dimension.STATE, Dimension.MONTH);
    private static final Set<Dimension> OF_DUTIES =
            Set.of(Dimension.UNIT, Dimension.DOCUMENT, Dimension.CLAUSE, Dimension.STATE, Dimension.MONTH);

    private final String slug;
    private final String path;
    final String table;
    final String condition;

    /**
     * Units that some duty measured by an indicator means on the day of the moment, each once, and whether they have done what it asks.
     *
     * @param done gives an id where they have
     */
    private static String asked(String indicator, String done) {
        return """
            (select distinct on (u.unit_id)
                    coalesce(x.id, md5('%1$s ' || extract(year from y.day) || ' ' || u.unit_id)::uuid) as case_id, 0 as no, 0 as version,
                    d.known_from, d.known_to, u.unit_id, u.unit_id as unit_in, d.document_key as document, d.clause,
                    case when x.id is null then 'LACKING' else 'DONE' end as state,
                    y.begins as opened_at, y.begins as received_at,
                    null::timestamptz as due_at, null::timestamptz as late_from, null::timestamptz as warn_from,
                    null::timestamptz as paused_since, null::timestamptz as met_at, y.ends as closed_at,
                    null::timestamptz as original_due_at, null::timestamptz as original_late_from, false as extended
               from (select t.day, date_trunc('year', t.day::timestamp) at time zone 'Asia/Ho_Chi_Minh' as begins,
                            (date_trunc('year', t.day::timestamp) + interval '1 year') at time zone 'Asia/Ho_Chi_Minh' as ends
                       from (select (cast(:now as timestamptz) at time zone 'Asia/Ho_Chi_Minh')::date as day) t) y
               join directive.duty_asked d
                 on d.indicator = '%1$s' and d.known_from <= :now and coalesce(d.known_to, 'infinity') > :now
                    and d.valid_from <= y.day and coalesce(d.valid_to, 'infinity') >= y.day
                    and (:document = '' or d.document_key = :document) and (:clause = '' or d.clause = :clause)
              cross join lateral oversight.units_meant(d.target, y.day) u
               left join lateral (select %2$s as id) x on true
              order by u.unit_id, d.document_key, d.clause)""".formatted(indicator, done);
    }

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

    /** Whether it counts units themselves, and no work of theirs. */
    public boolean isOfUnits() {
        return this == UNIT_PLAN || this == UNIT_RULES;
    }

    /** Whether it runs on a clock and is met; else it is held, from a day to a day. */
    public boolean hasClock() {
        return this != DUTY && !isOfUnits();
    }

    /** Where to look for what a unit has done, or has not. */
    public String href(CountedCase c) {
        if (this == UNIT_RULES) return "/noi-quy?don-vi=" + c.unitId();
        return this == UNIT_PLAN && !c.isDone() ? "/ke-hoach" : href(c.caseId());
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
