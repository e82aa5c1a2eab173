package vn.kycuong.reading;

import java.util.List;
import java.util.Set;
import vn.kycuong.kernel.CaseId;

/** The answer to an act on one's own reading. */
public sealed interface ReadingResult {
    /** Recorded. */
    record Done(CaseId reading) implements ReadingResult {}

    /**
     * The answers were marked.
     *
     * @param attempt its number, from 1
     */
    record Marked(CaseId reading, int attempt) implements ReadingResult {}

    /** Questions that were not answered, from 0. */
    record Unanswered(Set<Integer> questions) implements ReadingResult {
        public Unanswered {
            questions = Set.copyOf(questions);
        }
    }

    /** Refused by rule, with the sentence that says why. */
    record NotPossible(String wordKey, List<Object> arguments) implements ReadingResult {
        public NotPossible {
            arguments = List.copyOf(arguments);
        }

        public NotPossible(String wordKey, Object... arguments) {
            this(wordKey, List.of(arguments));
        }
    }

    /** Something happened to it meanwhile. */
    record Overtaken() implements ReadingResult {}

    /** The post has no such right there. */
    record NotAllowed() implements ReadingResult {}

    /** This person has no such reading. */
    record NotFound() implements ReadingResult {}
}
