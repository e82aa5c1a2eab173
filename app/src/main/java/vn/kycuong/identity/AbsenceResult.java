package vn.kycuong.identity;

/** What became of an absence that was entered. */
public sealed interface AbsenceResult {
    /** It holds, and its posts are filled as far as somebody is there. */
    record Entered(int id) implements AbsenceResult {}

    /** The rules forbid it. */
    record NotPossible(Problem problem) implements AbsenceResult {}

    /** Why it cannot be entered. */
    enum Problem {
        /** The last day is before the first. */
        DAYS_REVERSED,
        /** It is over already. */
        OVER,
        /** It began too long ago. */
        TOO_OLD,
        /** It lasts longer than two years: that is no absence, the post is to be filled. */
        TOO_LONG,
        /** The person is away on some of these days already. */
        OVERLAPS,
        /** The person works at another unit. */
        NOT_A_COLLEAGUE,
        /** Who is chosen works at another unit, or is the absent person himself. */
        CHOSEN_NOT_POSSIBLE,
        /** Only the person himself, or the head of the unit, may do this. */
        NOT_ALLOWED;

        /** Key of the sentence that says why and what to do. */
        public String wordKey() {
            return "absence.no." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
