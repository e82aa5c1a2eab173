package vn.kycuong.process;

import java.util.List;
import vn.kycuong.kernel.ProcessFinding;

/** What became of an edit of a draft. */
public sealed interface DraftResult {
    /** It stands. */
    record Done(DraftId id) implements DraftResult {}

    /** Nothing was changed, because of what is wrong. */
    record Wrong(List<Problem> problems) implements DraftResult {}

    /** It may not be put in force as it is. */
    record Faulty(List<ProcessFinding> findings) implements DraftResult {}

    /** Somebody else edited it meanwhile. */
    record Stale(ProcessDraft now) implements DraftResult {}

    /** It was put in force or withdrawn already. */
    record Decided(ProcessDraft now) implements DraftResult {}

    /** Whoever drafted it does not put it in force. */
    record SecondPersonNeeded() implements DraftResult {}

    /**
     * What is wrong with what was typed.
     *
     * @param field name of the field
     * @param sentence what is wrong and what to do, in Vietnamese
     */
    record Problem(String field, String sentence) {}
}
