package vn.kycuong.document;

import java.time.Instant;

/**
 * The notice that an accepted dossier ends without what was asked for. From 01/7/2025 the end without a result has a form of its own (Mẫu 05,
 * Thông báo dừng giải quyết hồ sơ); before, and for an answer on the merits, there is none, and the office writes in its own words.
 *
 * @param receivingUnit who took it in
 * @param content what was asked for
 * @param reason why it ends, as the office wrote it
 * @param complaint how, where and until when one may complain, with its source
 */
public record EndNoticeSlip(
        SlipHead head,
        Kind kind,
        SlipPerson addressee,
        String receivingUnit,
        String content,
        Instant receivedAt,
        String reason,
        String complaint,
        String signerTitle,
        String signer)
        implements Slip {
    /** How it ends. */
    public enum Kind {
        /** Stopped by the office (dừng giải quyết). */
        STOPPED,
        /** At the applicant's own wish (rút hồ sơ). */
        WITHDRAWN,
        /** Examined and decided against the applicant (không đủ điều kiện giải quyết). */
        REJECTED
    }

    @Override
    public SlipKind slipKind() {
        return kind == Kind.REJECTED ? SlipKind.REJECTION_NOTICE : SlipKind.STOP_NOTICE;
    }
}
