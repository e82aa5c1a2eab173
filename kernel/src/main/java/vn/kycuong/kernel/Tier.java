package vn.kycuong.kernel;

/**
 * Which promise a clock keeps: the clocks of one case stand side by side. The first four are obligations; the parts below them are
 * read from {@link ObligationClock#part}, and each is warned of early by its {@link WarningLead}.
 */
public enum Tier {
    /** The whole matter, from receipt to result (toàn bộ hồ sơ). */
    WHOLE,
    /** Taking an online application in (hạn tiếp nhận). */
    RECEPTION,
    /** An opinion asked of another agency (lấy ý kiến). */
    CONSULTATION,
    /** What another unit does for the one that leads (phối hợp). */
    SUPPORT,
    /** What one agency may take of the whole (phần của một cơ quan): no obligation of its own. */
    AGENCY,
    /** What one step of the process may take (một bước): no obligation of its own. */
    STEP
}
