package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Locale;

/** Whose work a list shows. Each holds what stands before it. */
public enum Whose {
    /** What I hold, and what nobody holds and waits for my role in my units. */
    MINE,
    /** What lies in my units. */
    UNIT,
    /** What my units took in, decide or hold. */
    ALL;

    static Whose of(String slug) {
        for (var whose : values()) if (whose.slug().equals(slug)) return whose;
        return MINE;
    }

    /** Name in addresses and in the keys of words. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Whose> wider() {
        return List.of(values()).subList(ordinal() + 1, values().length);
    }
}
