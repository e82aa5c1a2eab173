package vn.kycuong.kernel;

/** What a clock does after a pause; a dated rule decides, never the code. */
public enum ResumePolicy {
    /** The time used before the pause stays used. */
    RESUME,
    /** The whole limit is counted again from the moment of resumption. */
    RESTART
}
