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
    SlipHead head();

    /** The form's number, e.g. "Mẫu 01"; empty where no national form exists. */
    String form();

    /** What the foot of the paper says about its form. */
    default String foot() {
        return form().isEmpty() ? "Không theo mẫu quốc gia" : head().edition().foot(form());
    }

    /** Tên loại văn bản in the edition of its day. */
    String title();
}
