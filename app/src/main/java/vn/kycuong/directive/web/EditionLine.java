package vn.kycuong.directive.web;

import java.util.List;
import vn.kycuong.directive.DocumentSheet;

/** An edition as the history shows it. @param draftedBy empty: it came with the reference files */
public record EditionLine(
        int no,
        String from,
        String to,
        String draftedBy,
        String confirmedBy,
        DocumentSheet sheet,
        List<DutyLine> duties) {
    public EditionLine {
        duties = List.copyOf(duties);
    }
}
