package vn.kycuong.mining;

/** The names a log uses. */
record LogNames(NameList activities, NameList resources, NameList groups) {
    /** One letter a step (see {@link Trace#path}). */
    static final int MOST_ACTIVITIES = Character.MAX_VALUE;

    LogNames() {
        this(new NameList(), new NameList(), new NameList());
    }
}
