package vn.kycuong.document;

/** An official paper of the one-stop, complete: what is printed is what stands here, nothing is looked up. */
public sealed interface Slip
        permits ReceiptSlip,
                JointReceiptSlip,
                SupplementSlip,
                RefusalSlip,
                ApologySlip,
                EndNoticeSlip,
                DeliverySlip,
                ControlSlip,
                RegisterSlip,
                FeeReceiptSlip {
    /** Letters of a title that fit beside the QR code. */
    int ONE_LINE = 42;

    SlipHead head();

    SlipKind slipKind();

    /** The form in force on the day of the slip. */
    default SlipForm form() {
        return head().form(slipKind());
    }

    /** Whether the paper lies across (khổ ngang). */
    default boolean isAcross() {
        return false;
    }

    /** What the foot of each page says that it is about. */
    default String about() {
        return "Hồ sơ " + head().dossierCode();
    }

    /** What the foot of the paper says about its form. */
    default String foot() {
        return form().foot();
    }

    /** Tên loại văn bản in the form of its day; its last two words stay together where it fills more than a line. */
    default String title() {
        var title = form().words().title();
        int last = title.lastIndexOf(' ');
        return title.length() <= ONE_LINE || last < 0
                ? title
                : title.substring(0, last) + '\u00a0' + title.substring(last + 1);
    }
}
