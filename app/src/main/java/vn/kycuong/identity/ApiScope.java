package vn.kycuong.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a program may read (phạm vi của ứng dụng), each within the units it was given. */
public enum ApiScope {
    /** Figures of the boards. */
    FIGURES_READ("figures:read"),
    /** How a dossier stands whose code is known; nothing of the person. */
    DOSSIERS_READ("dossiers:read");

    private final String text;

    ApiScope(String text) {
        this.text = text;
    }

    /** As requests and tokens write it. */
    public String text() {
        return text;
    }

    public static Optional<ApiScope> of(String text) {
        return Arrays.stream(values()).filter(s -> s.text.equals(text)).findFirst();
    }
}
