package vn.kycuong.job;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item of a job and what became of it.
 *
 * @param no order within the job, from 1
 * @param outcome null while it is not done
 * @param wordKey the sentence that says what happened and what to do
 * @param arguments of the sentence
 */
public record JobItem(
        int no, UUID subject, String expected, @Nullable Outcome outcome, String wordKey, List<String> arguments) {
    public JobItem {
        arguments = List.copyOf(arguments);
    }

    /** What became of an item. */
    public enum Outcome {
        DONE,
        /** By rule, or because somebody was faster. */
        REFUSED,
        /** The program failed at it; the log says why. */
        FAILED,
        /** The job was stopped before its turn. */
        CANCELLED
    }

    public JobItem done(String key, String... sentence) {
        return new JobItem(no, subject, expected, Outcome.DONE, key, List.of(sentence));
    }

    public JobItem refused(String key, List<String> sentence) {
        return new JobItem(no, subject, expected, Outcome.REFUSED, key, sentence);
    }
}
