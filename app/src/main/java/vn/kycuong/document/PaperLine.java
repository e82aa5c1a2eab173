package vn.kycuong.document;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One paper handed in (một dòng thành phần hồ sơ): bản chính, bản sao, bản chụp. */
public record PaperLine(String name, int originals, int certifiedCopies, int copies) {
    /** An empty cell rather than a zero, as on the printed form. */
    public static String count(int papers) {
        return papers == 0 ? "" : Integer.toString(papers);
    }

    /** "01 bản chính, 02 bản chụp". */
    public static String inWords(PaperLine paper) {
        return Stream.of(
                        counted(paper.originals(), "bản chính"),
                        counted(paper.certifiedCopies(), "bản sao"),
                        counted(paper.copies(), "bản chụp"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String counted(int papers, String kind) {
        return papers == 0 ? "" : "%02d %s".formatted(papers, kind);
    }
}
