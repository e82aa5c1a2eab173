package vn.kycuong.dossier.web;

import java.util.Optional;

/** Whose turn it is, when it is not ours. The grounds of a pause say for whom the clock stands. */
public enum Waiting {
    /** Papers, money or the person are awaited, or the result waits to be fetched. */
    CITIZEN("nguoi-dan", """
            and (w.sort_at = 'infinity' and w.paused_since is null
                 or w.paused_since is not null
                    and exists (select 1 from ledger.standing_clock k
                                 where k.case_id = w.case_id and k.no = w.obligation
                                   and k.ground in ('SUPPLEMENT', 'FINANCE', 'CITIZEN_PRESENCE')))
            """),
    /** The applicant was asked for something, and his day to bring it is over. */
    CITIZEN_LATE("qua-han-bo-sung", """
            and exists (select from dossier.supplement_until u where u.case_id = w.case_id and u.until <= :now)
            """),
    /** The clock stands for another reason: a council, a posting, force majeure. */
    AGENCY("co-quan", """
            and w.paused_since is not null
            and exists (select 1 from ledger.standing_clock k
                         where k.case_id = w.case_id and k.no = w.obligation
                           and k.ground not in ('SUPPLEMENT', 'FINANCE', 'CITIZEN_PRESENCE'))
            """),
    /** Signed; the clerk has to number and seal it. */
    NUMBER("cap-so", """
            and w.role = 'CLERK'
            """),
    /** It runs, and lies with another unit than one's own. */
    OTHER_UNIT("don-vi-khac", """
            and w.paused_since is null and w.sort_at < 'infinity' and w.unit_id <> :home
            """);

    private final String slug;
    private final String condition;

    Waiting(String slug, String condition) {
        this.slug = slug;
        this.condition = condition;
    }

    static Optional<Waiting> of(String slug) {
        for (var one : values()) if (one.slug.equals(slug)) return Optional.of(one);
        return Optional.empty();
    }

    /** Name in addresses. */
    public String slug() {
        return slug;
    }

    /** Key of its name in the word bundles. */
    public String wordKey() {
        return "work.waiting." + name().toLowerCase(java.util.Locale.ROOT);
    }

    String condition() {
        return condition;
    }
}
