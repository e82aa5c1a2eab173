package vn.kycuong.oversight;

import java.util.Locale;
import java.util.Optional;

/** Why a dossier is late (nguyên nhân quá hạn), as its own time tells: who held it longest, so far where it is not over. Nobody types it in. */
public enum LateCause {
    /** The deciding unit itself held it longest. */
    OFFICER("don-vi-giai-quyet"),
    /** It lay longest where nobody had taken it up. */
    UNTAKEN("chua-ai-nhan-viec"),
    /** A consulted agency held it longest. */
    AGENCY("co-quan-phoi-hop"),
    /** No time of an office is recorded: it was carried over with its result, or only waited. */
    UNKNOWN("chua-xac-dinh");

    private final String slug;

    LateCause(String slug) {
        this.slug = slug;
    }

    public static Optional<LateCause> of(String slug) {
        for (var cause : values()) if (cause.slug.equals(slug)) return Optional.of(cause);
        return Optional.empty();
    }

    /** Name in addresses. */
    public String slug() {
        return slug;
    }

    /** Key of its name in the bundles. */
    public String wordKey() {
        return "oversight.cause." + name().toLowerCase(Locale.ROOT);
    }
}
