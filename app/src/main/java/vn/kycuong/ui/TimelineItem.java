package vn.kycuong.ui;

import org.jspecify.annotations.Nullable;

/** One thing that happened, newest first. {@code href} makes the text a link to the paper. */
public record TimelineItem(
        String when,
        String title,
        @Nullable String text,
        Kind kind,
        @Nullable String href) {

    /** How it is marked: solid ring for now, open ring for past, square for a stopped clock, solid square for late. */
    public enum Kind {
        NOW,
        PAST,
        STOP,
        LATE
    }

    /** CSS modifier. */
    public String css() {
        return switch (kind) {
            case NOW -> "now";
            case PAST -> "past";
            case STOP -> "stop";
            case LATE -> "late";
        };
    }
}
