package vn.kycuong.audit;

/**
 * Why somebody wants to see or take away what is personal (lý do), in his own words.
 *
 * @param text what was typed, 5 to 500 characters
 */
public record Reason(String text) {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    public Reason {
        text = text.strip();
        if (!isFine(text)) throw new IllegalArgumentException("A reason has 5 to 500 characters");
    }

    /** Whether this says anything. */
    public static boolean isFine(String typed) {
        int length = typed.strip().length();
        return length >= SHORTEST && length <= LONGEST;
    }
}
