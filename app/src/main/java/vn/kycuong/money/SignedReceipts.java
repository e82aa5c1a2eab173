package vn.kycuong.money;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.document.Slips;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.signature.Signer;
import vn.kycuong.signature.Signing;
import vn.kycuong.signature.SigningResult;

/** Receipts under the seal of the unit that gave them (biên lai ký số): signed when first opened, the same bytes ever after. Without a key as drawn. */
@Component
public class SignedReceipts {
    private final ReceiptPapers papers;
    private final MoneyRows receipts;
    private final SignedReceiptRows rows;
    private final Slips slips;
    private final Signing signing;
    private final Organisation organisation;
    private final MoneyPath path;

    SignedReceipts(
            ReceiptPapers papers,
            MoneyRows receipts,
            SignedReceiptRows rows,
            Slips slips,
            Signing signing,
            Organisation organisation,
            MoneyPath path) {
        this.papers = papers;
        this.receipts = receipts;
        this.rows = rows;
        this.slips = slips;
        this.signing = signing;
        this.organisation = organisation;
        this.path = path;
    }

    /**
     * A receipt of this dossier as a file; empty when it has none of that name.
     *
     * @param base address of this installation, for the QR code
     */
    @Transactional
    public Optional<byte[]> pdf(CaseId id, UUID receiptId, String base) {
        var receipt = receipts.receipt(receiptId).filter(r -> r.caseId().equals(id));
        var paper = papers.of(id, receiptId, base);
        if (receipt.isEmpty() || paper.isEmpty()) return Optional.empty();
        return rows.find(receipt.get()).or(() -> Optional.of(signed(receipt.get(), slips.pdf(paper.get()))));
    }

    private byte[] signed(Receipt receipt, byte[] plain) {
        var at = path.now();
        var seal = new Signer.Organisation(
                organisation.codePrefix(receipt.unit()), organisation.nameAt(receipt.unit(), path.today()));
        var result = signing.sign(plain, seal, new Signing.Shown(Signing.Place.ORGANISATION, ""), at);
        if (!(result instanceof SigningResult.Signed done)) return plain;
        return rows.insert(receipt, done, at) ? done.pdf() : rows.find(receipt).orElse(done.pdf());
    }

    /** The name of who paid is lawfully erased: what bears it goes, and the paper is drawn without it. */
    public void forget(CaseId id) {
        rows.forget(id);
    }
}
