package vn.kycuong.deadline;

/** What somebody typed, as a sentence may repeat it: one line, not longer than a glance. */
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    static String shortened(String typed) {
        var line = typed.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
