package vn.kycuong.document;

/** One paper handed in (một dòng thành phần hồ sơ): bản chính, bản sao, bản chụp. */
public record PaperLine(String name, int originals, int certifiedCopies, int copies) {
    /** An empty cell rather than a zero, as on the printed form. */
    public static String count(int papers) {
        return papers == 0 ? "" : Integer.toString(papers);
    }
}
