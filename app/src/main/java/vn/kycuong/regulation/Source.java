package vn.kycuong.regulation;

/**
 * Where a duty comes from.
 *
 * @param document key of the document, of a clause; empty otherwise
 * @param clause its label, with the code of the clause's duty; empty otherwise
 * @param ref where it is laid down otherwise: code and step of a process, a kind of tasks, the decision on the unit's functions
 */
public record Source(Kind kind, String document, String clause, String code, String ref) {
    /** What lays it down. */
    public enum Kind {
        /** A clause of a directing document. */
        CLAUSE,
        /** A step of an internal process. */
        STEP,
        /** A kind of tasks that the unit is given. */
        TASK,
        /** The functions of the unit. */
        FUNCTION
    }

    public static Source clause(String document, String clause, String code) {
        return new Source(Kind.CLAUSE, document, clause, code, "");
    }

    public static Source other(Kind kind, String ref) {
        return new Source(kind, "", "", "", ref);
    }
}
