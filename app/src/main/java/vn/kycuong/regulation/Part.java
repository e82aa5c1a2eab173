package vn.kycuong.regulation;

import vn.kycuong.kernel.PostId;

/** What a post has to do with a duty. */
public record Part(PostId post, Role role) {
    /** How it takes part. */
    public enum Role {
        /** Answers for it; exactly one (chủ trì). */
        LEAD,
        /** Helps (phối hợp). */
        SUPPORT,
        /** Approves the result (phê duyệt). */
        APPROVE,
        /** Is told (được thông tin). */
        INFORM
    }
}
