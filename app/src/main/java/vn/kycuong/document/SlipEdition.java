package vn.kycuong.document;

import java.time.LocalDate;

/** Whose form a slip follows. The paper says so in its foot. */
public enum SlipEdition {
    /** Thông tư 01/2018/TT-VPCP, the forms under Nghị định 61/2018/NĐ-CP. */
    TT_01_2018("Thông tư 01/2018/TT-VPCP", true),
    /** The forms under Nghị định 118/2025/NĐ-CP, in force from 01/7/2025. Only the titles are known; the original was not read. */
    TT_03_2025("Thông tư 03/2025/TT-VPCP", false);

    private static final LocalDate DECREE_118 = LocalDate.of(2025, 7, 1);

    private final String source;
    private final boolean compared;

    SlipEdition(String source, boolean compared) {
        this.source = source;
        this.compared = compared;
    }

    public static SlipEdition on(LocalDate date) {
        return date.isBefore(DECREE_118) ? TT_01_2018 : TT_03_2025;
    }

    public String source() {
        return source;
    }

    /** What the foot of the paper says about the form's number. */
    public String foot(String form) {
        return form + ", " + source + (compared ? "" : " (chưa đối chiếu bản gốc)");
    }
}
