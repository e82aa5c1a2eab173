package vn.kycuong.dossier.web;

import java.util.Locale;
import java.util.Optional;
import vn.kycuong.ui.Status;

/**
 * How pressing work is at a moment. Every piece of open work is in exactly one group, so that the groups sum to the whole list. Lateness
 * goes first: a pause never cures it. The condition stands here once; the count and the list it opens both read it.
 */
public enum WorkGroup {
    LATE(Status.LATE, "w.sort_at <= :now"),
    TODAY(Status.SOON, "w.sort_at > :now and w.sort_at <= :tomorrow"),
    SOON(Status.SOON, "w.sort_at > :tomorrow and w.sort_at < 'infinity' and w.warn_from <= :now"),
    LATER(Status.ON, "w.sort_at > :tomorrow and w.sort_at < 'infinity' and coalesce(w.warn_from > :now, true)"),
    /** Nothing is owed in time any more: the result waits to be handed over. */
    READY(Status.DONE, "w.sort_at = 'infinity' and w.paused_since is null"),
    PAUSED(Status.STOPPED, "w.sort_at = 'infinity' and w.paused_since is not null");

    private final Status status;
    private final String condition;

    WorkGroup(Status status, String condition) {
        this.status = status;
        this.condition = condition;
    }

    static Optional<WorkGroup> of(String slug) {
        for (var group : values()) if (group.slug().equals(slug)) return Optional.of(group);
        return Optional.empty();
    }

    /** Name in addresses and in the keys of words. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Status status() {
        return status;
    }

    String condition() {
        return condition;
    }
}
