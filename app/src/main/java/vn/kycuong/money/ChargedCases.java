package vn.kycuong.money;

import java.time.LocalDate;
import java.util.Optional;
import vn.kycuong.document.SlipHead;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/** Asks the desk of a case what money must know of it. Within the sight of who asks. */
public interface ChargedCases {
    /** Empty when there is no such case, or none that the asker may see. */
    Optional<Charged> find(CaseId id);

    /**
     * The head of a receipt, as the desk heads its other papers.
     *
     * @param number of the receipt in its series
     * @param symbol of the series
     * @param base address of this installation, for the QR code
     */
    SlipHead head(CaseId id, UnitId issuer, LocalDate day, int number, String symbol, String base);
}
