package vn.kycuong.ledger;

/** How closely a sealed case is kept (mức độ bảo mật của vụ việc). What is not sealed has none. */
public enum Classification {
    /** Those admitted read and act; for all others the case does not exist. */
    RESTRICTED(1),
    /** The people in it are kept apart as well: those admitted read about them under a sign, and who they are is opened by two. */
    PROTECTED(2);

    private final int level;

    Classification(int level) {
        this.level = level;
    }

    int level() {
        return level;
    }
}
