package vn.kycuong.kernel;

/** Which promise an obligation is: the clocks of one case stand side by side. */
public enum Tier {
    /** The whole matter, from receipt to result (toàn bộ hồ sơ). */
    WHOLE,
    /** Taking an online application in (hạn tiếp nhận). */
    RECEPTION,
    /** An opinion asked of another agency (lấy ý kiến). */
    CONSULTATION
}
