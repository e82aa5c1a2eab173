package vn.kycuong.dossier;

/** What became of a complaint (kết luận phản ánh), as the unit that answers it says. */
public enum ComplaintOutcome {
    FOUNDED,
    PARTLY,
    /** Looked into, and not so: it counts against nobody. */
    UNFOUNDED;

    /** Key of its name in the word bundles. */
    public String wordKey() {
        return "complaint.outcome." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
