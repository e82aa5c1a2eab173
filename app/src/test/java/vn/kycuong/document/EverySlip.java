package vn.kycuong.document;

import java.time.LocalDate;
import java.util.List;

/** The sample slips that are looked at: each kind, the national forms in both sets. */
final class EverySlip {
    static final LocalDate AFTER = LocalDate.of(2025, 8, 1);
    private static final SampleSlips SAMPLES = new SampleSlips(SlipForms::shippedOn);

    private EverySlip() {}

    static SlipHead head(LocalDate day) {
        return SAMPLES.head(day, null);
    }

    static SlipHead inEarnest(SlipHead h) {
        return new SlipHead(
                h.superior(),
                h.issuer(),
                h.number(),
                h.place(),
                h.date(),
                h.dossierCode(),
                h.trackingUrl(),
                false,
                h.forms());
    }

    static ReceiptSlip receipt() {
        return receipt(head(LocalDate.of(2020, 1, 14)), SampleSlips.NGUOI_NOP, "Cấp Giấy phép bán lẻ rượu");
    }

    static ReceiptSlip receipt(SlipHead head, SlipPerson submitter, String content) {
        return SAMPLES.receipt(head, submitter, content);
    }

    static SupplementSlip supplement() {
        return SAMPLES.supplement(LocalDate.of(2020, 1, 16));
    }

    static RefusalSlip refusal() {
        return SAMPLES.refusal(LocalDate.of(2020, 1, 15));
    }

    static ApologySlip apology(LocalDate day) {
        return SAMPLES.apology(day);
    }

    static EndNoticeSlip ended(EndNoticeSlip.Kind kind, LocalDate day) {
        return SAMPLES.ended(kind, day);
    }

    static DeliverySlip delivery() {
        return SAMPLES.delivery(LocalDate.of(2020, 2, 4));
    }

    static ControlSlip control(LocalDate day) {
        return SAMPLES.control(day);
    }

    static RegisterSlip register(LocalDate day) {
        return SAMPLES.register(day);
    }

    static JointReceiptSlip joint() {
        return SAMPLES.joint(LocalDate.of(2020, 1, 14));
    }

    static FeeReceiptSlip fee(boolean back) {
        return SAMPLES.fee(back, LocalDate.of(2020, 1, 14));
    }

    /** Asked for before anything was received: no deadline, nobody approves. */
    static SupplementSlip guidance() {
        var asked = SAMPLES.supplement(AFTER);
        return new SupplementSlip(
                asked.head(),
                asked.owner(),
                asked.content(),
                SupplementSlip.Stage.BEFORE_RECEIPT,
                1,
                asked.items(),
                asked.reason(),
                null,
                null,
                asked.website(),
                asked.officerPhone(),
                asked.guide(),
                null);
    }

    static List<Slip> all() {
        return List.of(
                receipt(),
                supplement(),
                refusal(),
                apology(LocalDate.of(2020, 2, 3)),
                apology(AFTER),
                SAMPLES.apologyLetter(AFTER),
                ended(EndNoticeSlip.Kind.STOPPED, AFTER),
                ended(EndNoticeSlip.Kind.WITHDRAWN, LocalDate.of(2020, 1, 20)),
                ended(EndNoticeSlip.Kind.REJECTED, LocalDate.of(2020, 1, 20)),
                delivery(),
                control(LocalDate.of(2020, 2, 3)),
                joint(),
                fee(false),
                fee(true),
                receipt(head(AFTER), SampleSlips.NGUOI_NOP, "Cấp Giấy phép bán lẻ rượu"),
                guidance(),
                SAMPLES.refusal(AFTER),
                ended(EndNoticeSlip.Kind.WITHDRAWN, AFTER),
                ended(EndNoticeSlip.Kind.REJECTED, AFTER),
                control(AFTER),
                register(LocalDate.of(2020, 1, 14)),
                register(AFTER));
    }
}
