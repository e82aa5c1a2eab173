package vn.kycuong.dossier;

/** What a complaint is about (nội dung phản ánh), as whoever complains says himself: only the first bears on the rating of attitude. */
public enum ComplaintSubject {
    /** Attitude, harassment. */
    ATTITUDE,
    /** Late, a date not kept. */
    DELAY,
    /** Papers outside the list, wrong fees. */
    PAPERS,
    /** The result itself. */
    RESULT,
    OTHER;

    /** Key of its name in the word bundles. */
    public String wordKey() {
        return "complaint.about." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
