package vn.kycuong.document;

/** An official slip to a citizen, complete: what is printed is what stands here, nothing is looked up. */
public sealed interface Slip permits ReceiptSlip, SupplementSlip, RefusalSlip, ApologySlip {
    SlipHead head();

    /** The form's number, e.g. "Mẫu 01". */
    String form();

    /** Tên loại văn bản in the edition of its day. */
    String title();
}
