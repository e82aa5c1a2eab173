package vn.kycuong.notice;

/**
 * Something that is told, and of which work and which obligation it speaks.
 *
 * @param work number of the work item, 0 for none
 * @param obligation number of the obligation, 0 for none
 */
record Happened(Happening what, int work, int obligation) {
    static Happened ofCase(Happening what, int obligation) {
        return new Happened(what, 0, obligation);
    }
}
