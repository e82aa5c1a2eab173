package vn.kycuong.money;

import org.jspecify.annotations.Nullable;

/**
 * What an officer says of a dossier so that its fee can be reckoned.
 *
 * @param copies how many copies or cases; 0 for not said
 * @param pages how many pages each has; 0 for not said
 * @param exemption key of the ground by which less is owed; null for none
 * @param confirmed that he compared a doubtful amount with the law
 */
public record FeeQuestion(int copies, int pages, @Nullable String exemption, boolean confirmed) {
    /** Nothing said. */
    public static final FeeQuestion PLAIN = new FeeQuestion(0, 0, null, false);

    public FeeQuestion {
        if (copies < 0 || pages < 0) throw new IllegalArgumentException("Not counted: " + copies + ", " + pages);
    }
}
