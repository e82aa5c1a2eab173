package vn.kycuong.kernel;

/**
 * What is wrong with a process (lỗi của quy trình).
 *
 * @param kind what sort of mistake it is
 * @param step number of the step concerned, or 0 for the whole
 * @param field where in the table: {@code no}, {@code kind}, {@code role}, {@code unit}, {@code place}, {@code action},
 *     {@code allowance}, {@code ground}, {@code moves}
 * @param sentence what is wrong and what to do, in Vietnamese
 */
public record ProcessFinding(Kind kind, int step, String field, String sentence) {
    /** The sorts of mistakes that are looked for. */
    public enum Kind {
        /** There is nothing to check. */
        EMPTY,
        /** More steps or moves, or longer texts, than one process may hold. */
        TOO_LARGE,
        /** Two steps have the same number, or one has none. */
        NUMBER,
        /** The process does not begin with the take-in, or begins twice, or returns nothing. */
        FRAME,
        /** A field that the kind of the step needs is missing or does not belong to it. */
        FIELD,
        /** A move leads from or to a step that is not there. */
        DANGLING_MOVE,
        /** A move that its step cannot have. */
        WRONG_MOVE,
        /** Two moves that nobody can tell apart. */
        SAME_MOVE,
        /** Nothing leads to the step. */
        UNREACHABLE,
        /** From the step nothing leads to the result. */
        NO_WAY_TO_THE_END,
        /** Automatic steps lead in a circle: the act would never end. */
        ENDLESS,
        /** Conditions decide, and no move says what happens when none holds. */
        NO_DEFAULT,
        /** A condition cannot be read, or names a value there is not. */
        CONDITION,
        /** Branches that never come together, or come together without having parted. */
        FORK,
        /** There is no such role, or nobody holds it. */
        ROLE,
        /** There is no such unit on the day. */
        UNIT,
        /** The allowances together are longer than the law allows. */
        OVER_THE_LIMIT
    }
}
