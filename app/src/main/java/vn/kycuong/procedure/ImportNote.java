package vn.kycuong.procedure;

/**
 * What is wrong with a line of a file of procedures, or should be looked at.
 *
 * @param field as the file names it, or empty
 * @param sentence in Vietnamese, for the person who must mend or judge it
 */
public record ImportNote(Weight weight, String field, String sentence) {
    /** How much it weighs. */
    public enum Weight {
        /** The line is not accepted. */
        REFUSES,
        /** Accepted; something of it cannot be used, or somebody should look. */
        WARNS,
        /** What would be done. */
        SAYS
    }

    static ImportNote refuses(String field, String sentence) {
        return new ImportNote(Weight.REFUSES, field, sentence);
    }

    static ImportNote warns(String field, String sentence) {
        return new ImportNote(Weight.WARNS, field, sentence);
    }

    static ImportNote says(String field, String sentence) {
        return new ImportNote(Weight.SAYS, field, sentence);
    }
}
