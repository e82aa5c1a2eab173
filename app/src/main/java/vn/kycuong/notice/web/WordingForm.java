package vn.kycuong.notice.web;

import org.jspecify.annotations.Nullable;
import vn.kycuong.notice.Wording;

/** The words as they were typed, and the edition that the page showed. */
record WordingForm(
        int version,
        @Nullable String titleVi,
        @Nullable String textVi,
        @Nullable String titleEn,
        @Nullable String textEn) {
    Wording wording() {
        return new Wording(lines(titleVi), lines(textVi), lines(titleEn), lines(textEn));
    }

    /** Forms send the line ends of the network. */
    private static String lines(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }
}
