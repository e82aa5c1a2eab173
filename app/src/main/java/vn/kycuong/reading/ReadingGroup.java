package vn.kycuong.reading;

import vn.kycuong.organisation.Post;
import vn.kycuong.organisation.PostRole;

/** For whom a text is written (nhóm đối tượng): the same document in other words. */
public enum ReadingGroup {
    /** Whoever answers for a unit. */
    LEADERS,
    /** Who receives at the one-stop. */
    COUNTER,
    /** Everybody else at work, and whoever has no text of his own. */
    STAFF,
    /** Everybody, without an account. */
    CITIZENS;

    /** The group that a post belongs to. */
    public static ReadingGroup of(Post post) {
        if (post.head() || post.role() == PostRole.LEADER || post.role() == PostRole.CHAIR) return LEADERS;
        return post.role() == PostRole.RECEIVER ? COUNTER : STAFF;
    }

    /** Key of its word in the bundles. */
    public String wordKey() {
        return "reading.group." + name();
    }
}
