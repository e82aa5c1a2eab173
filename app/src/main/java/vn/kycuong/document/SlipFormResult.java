package vn.kycuong.document;

import java.util.List;

/** The answer to an edit of a form. */
public sealed interface SlipFormResult {
    /** In use from the day that was asked for. */
    record Done() implements SlipFormResult {}

    /** Something is wrong with the words or the day. */
    record Refused(List<SlipFormProblem> problems) implements SlipFormResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Somebody edited it meanwhile. */
    record Overtaken() implements SlipFormResult {}
}
