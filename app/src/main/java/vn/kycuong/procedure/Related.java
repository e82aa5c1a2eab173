package vn.kycuong.procedure;

/**
 * Another procedure that belongs to this one (thủ tục liên quan).
 *
 * @param other its key
 */
public record Related(String other, Relation relation, String note) {
    /** How the other stands to this one. */
    public enum Relation {
        /** Its result is asked for here. */
        BEFORE,
        /** It follows from the result of this one. */
        AFTER,
        /** Both may be asked for at once (liên thông). */
        TOGETHER,
        /** It has taken the place of this one. */
        INSTEAD
    }
}
