package vn.kycuong.procedure;

/**
 * A paper of the file (thành phần hồ sơ).
 *
 * @param no order within the procedure, from 1
 * @param presentOnly shown and handed back, not kept
 */
public record Paper(
        int no, String name, int originals, int copies, boolean mandatory, boolean presentOnly, String note) {}
