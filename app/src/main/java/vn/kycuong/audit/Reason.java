package vn.kycuong.audit;

import java.util.regex.Pattern;

/**
 * Why somebody wants to see or take away what is personal (lý do), in his own words.
 *
 * @param text what was typed, 5 to 500 characters
 */
public record Reason(String text) {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;
    /** Blanks and signs that nobody sees tell nothing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{C}\\u115F\\u1160\\u2800\\u3164\\uFFA0]+");

    public Reason {
        text = text.strip();
        if (!isFine(text)) throw new IllegalArgumentException("A reason has 5 to 500 characters");
    }

    /** Whether this says anything. */
    public static boolean isFine(String typed) {
        int seen = UNSEEN.matcher(typed).replaceAll("").length();
        return seen >= SHORTEST && typed.strip().length() <= LONGEST;
    }
}
