package vn.kycuong.launch;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a data folder is for; decided once, when the folder is made.
 *
 * @param sampleAt Vietnam time from which the sample's legal clock ticks; only a sample has one
 */
public record Mode(Kind kind, @Nullable LocalDateTime sampleAt) {
    /** Monday, in the year of the directive. */
    static final LocalDateTime SAMPLE_BY_DEFAULT = LocalDateTime.of(2020, 6, 15, 8, 0);

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /** The three uses of an installation. */
    public enum Kind {
        /** A made-up province in an embedded database, on loopback only. */
        SAMPLE,
        /** A real organisation in an embedded database. */
        EMPTY,
        /** A real organisation in a database that somebody else looks after. */
        EXTERNAL
    }

    public Mode {
        if ((kind == Kind.SAMPLE) != (sampleAt != null)) {
            throw new IllegalArgumentException("A sample, and only a sample, has a moment");
        }
    }

    static Mode sample(LocalDateTime at) {
        return new Mode(Kind.SAMPLE, at);
    }

    static Mode of(Kind kind) {
        return new Mode(kind, null);
    }

    public boolean isSample() {
        return kind == Kind.SAMPLE;
    }

    /** As it is written in the data folder and in the property {@code kycuong.mode}. */
    String word() {
        return switch (kind) {
            case SAMPLE -> "sample";
            case EMPTY -> "empty";
            case EXTERNAL -> "external";
        };
    }

    /** As it is written in the data folder and in the property {@code kycuong.sample-at}; empty without a sample. */
    String moment() {
        return sampleAt == null ? "" : MINUTES.format(sampleAt);
    }

    static Mode read(String word, String moment) {
        return switch (word) {
            case "sample" -> sample(LocalDateTime.parse(moment));
            case "empty" -> of(Kind.EMPTY);
            case "external" -> of(Kind.EXTERNAL);
            default -> throw new IllegalArgumentException("mode: sample, empty or external, not " + word);
        };
    }

    /** For the person at the console. */
    String named() {
        return switch (kind) {
            case SAMPLE -> "--sample-at " + moment();
            case EMPTY -> "--empty";
            case EXTERNAL -> "--db-url";
        };
    }
}
