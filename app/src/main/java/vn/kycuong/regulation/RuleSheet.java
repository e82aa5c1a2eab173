package vn.kycuong.regulation;

import java.time.LocalDate;

/**
 * An internal rule of a unit as it is entered (nội quy, quy chế).
 *
 * @param sign number and symbol of the decision that issued it
 * @param reviewBy day by which the unit looks at it again
 */
public record RuleSheet(Kind kind, String name, String sign, LocalDate issuedOn, LocalDate from, LocalDate reviewBy) {
    /** What it rules (06-inspection-discipline §2). */
    public enum Kind {
        /** Nội quy cơ quan. */
        HOUSE,
        /** Quy chế làm việc. */
        WORK,
        /** Quy chế chi tiêu. */
        SPENDING,
        /** Quy chế dân chủ. */
        DEMOCRACY,
        /** Quy tắc ứng xử. */
        CONDUCT,
        /** Nội quy tiếp công dân. */
        RECEPTION,
        /** Quy chế một cửa. */
        ONE_STOP
    }
}
