package vn.kycuong.document;

import java.util.List;

/**
 * Mẫu 01 for several dossiers of one submitter: every code with its date and its QR code on one paper.
 *
 * @param receipts what the slip of each would say, at least one; all of one desk, submitter and day
 */
public record JointReceiptSlip(List<ReceiptSlip> receipts) implements Slip {
    public JointReceiptSlip {
        receipts = List.copyOf(receipts);
    }

    public ReceiptSlip first() {
        return receipts.getFirst();
    }

    /** The QR code of one of them. */
    public static String qr(ReceiptSlip of) {
        return QrCode.svg(
                of.head().trackingUrl(), "Mã QR tra cứu hồ sơ " + of.head().dossierCode());
    }

    @Override
    public SlipHead head() {
        return first().head();
    }

    @Override
    public SlipKind slipKind() {
        return SlipKind.JOINT_RECEIPT;
    }
}
