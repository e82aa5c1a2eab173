package vn.kycuong.dossier;

import vn.kycuong.document.PaperLine;
import vn.kycuong.procedure.Paper;

/**
 * How many of a paper (số bản): originals, and copies.
 *
 * @param originals bản chính
 * @param copies bản sao; both are 0 where a paper that is there only has to be mended
 */
public record PaperCount(int originals, int copies) {
    /** As the procedure lists a paper; one where it lists no number. */
    public static PaperCount listed(Paper paper) {
        boolean counted = paper.originals() + paper.copies() > 0;
        return new PaperCount(counted ? paper.originals() : 1, paper.copies());
    }

    /** As slips say it: "01 bản chính, 02 bản sao"; empty where no paper is asked for. */
    public String inVietnamese() {
        return PaperLine.inWords(new PaperLine("", originals, copies, 0));
    }
}
