package vn.kycuong.task;

/** Why a task is late (K10). Each needs its proof. */
public enum LateCauseClass {
    OWN_FAULT,
    /** A named supporter was awaited; he is told and may object. */
    WAITS_SUPPORTER,
    UPPER_LEVEL,
    LAW_MISSING,
    BUDGET,
    CHANGED_CONTENT,
    FORCE_MAJEURE;

    public String wordKey() {
        return "task.cause." + name();
    }
}
