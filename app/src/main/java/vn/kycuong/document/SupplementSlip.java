package vn.kycuong.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. Legal basis per item, stage, deadline, number of the request and approver are
 * not on the form of 2018; without them nobody can tell a lawful request from a second bite.
 *
 * @param stage where the dossier stood when this was asked
 * @param requestNo 1 for the first request; later ones are findings
 * @param clockNote what happens to the limit meanwhile, in words, or null
 * @param answerBy until when the citizen may answer, or null where the law sets no end
 * @param guide the officer who guides
 * @param approver who approved the request, or null before receipt, where the guide may ask alone
 */
public record SupplementSlip(
        SlipHead head,
        SlipPerson owner,
        String content,
        Stage stage,
        int requestNo,
        List<SupplementLine> items,
        String reason,
        @Nullable Instant answerBy,
        @Nullable String clockNote,
        String website,
        String officerPhone,
        String guide,
        @Nullable String approver)
        implements Slip {
    /** Giai đoạn yêu cầu. */
    public enum Stage {
        BEFORE_RECEIPT("khi kiểm tra, trước khi tiếp nhận"),
        EXAMINATION("trong quá trình thẩm định, sau khi tiếp nhận");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public SupplementSlip {
        items = List.copyOf(items);
    }

    @Override
    public SlipKind slipKind() {
        return SlipKind.SUPPLEMENT;
    }
}
