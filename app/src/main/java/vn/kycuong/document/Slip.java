package vn.kycuong.document;

/** An official slip to a citizen, complete: what is printed is what stands here, nothing is looked up. */
public sealed interface Slip
        permits ReceiptSlip,
                JointReceiptSlip,
                SupplementSlip,
                RefusalSlip,
                ApologySlip,
                EndNoticeSlip,
                DeliverySlip,
                ControlSlip,
                FeeReceiptSlip {
    /** Letters of a title that fit beside the QR code. */
    int ONE_LINE = 42;

    SlipHead head();

    SlipKind slipKind();

    /** The form in force on the day of the slip. */
    default SlipForm form() {
        return head().form(slipKind());
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
