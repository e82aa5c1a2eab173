package vn.kycuong.mining;

/**
 * Which cases of an observed process a list holds (điều kiện lọc hồ sơ quan sát): the same choice counts and lists.
 *
 * @param standing nothing, FINISHED, OPEN or LATE
 * @param group {@link #ANY}, {@link #NOBODY} or the number of a group
 * @param variant its number, or -1 for any
 * @param edge its number, or -1 for any
 * @param step the step that is first or last, or -1 for any
 * @param first whether the step is the first
 */
public record CaseChoice(String standing, int group, int variant, int edge, int step, boolean first) {
    public static final int ANY = -2;
    public static final int NOBODY = -1;
    public static final CaseChoice ALL = new CaseChoice("", ANY, -1, -1, -1, true);

    public CaseChoice {
        if (!standing.isEmpty() && !standing.equals("FINISHED") && !standing.equals("OPEN") && !standing.equals("LATE"))
            throw new IllegalArgumentException("No such standing: " + standing);
    }
}
