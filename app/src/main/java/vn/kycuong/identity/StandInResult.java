package vn.kycuong.identity;

/** What became of a wish to let somebody stand in. */
public sealed interface StandInResult {
    /** It holds from its first day. */
    record Made(int id) implements StandInResult {}

    /** The rules forbid it. */
    record NotPossible(Problem problem) implements StandInResult {}

    /** Why nobody can stand in so. */
    enum Problem {
        /** No paper is named. */
        BASIS_MISSING,
        /** The last day is before the first. */
        DAYS_REVERSED,
        /** It would begin in the past. */
        IN_THE_PAST,
        /** The post is held by nobody, or by somebody else. */
        NOT_HELD,
        /** The person works at another unit. */
        NOT_A_COLLEAGUE,
        /** Two make an administrator, never one who lets somebody stand in. */
        ADMINISTRATOR,
        /** The person holds the post already. */
        HOLDS_IT,
        /** Somebody stands in for it on some of these days. */
        OVERLAPS,
        /** Who stands in cannot let others stand in. */
        NOT_FURTHER,
        /** The post has none of these rights. */
        NO_SUCH_RIGHT,
        /** Only the holder, or the head of the unit, may do this. */
        NOT_ALLOWED;

        /** Key of the sentence that says why and what to do. */
        public String wordKey() {
            return "standIn.no." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
