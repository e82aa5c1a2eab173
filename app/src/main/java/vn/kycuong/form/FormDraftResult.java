package vn.kycuong.form;

import java.util.List;

/** What became of a change of a form, or of putting it in use. */
public sealed interface FormDraftResult {
    /** The draft as it is now. */
    record Kept(FormDraft draft) implements FormDraftResult {}

    /** In use from now on. */
    record Published(int edition) implements FormDraftResult {}

    record Withdrawn() implements FormDraftResult {}

    /** Somebody else changed, published or withdrew it meanwhile. */
    record Stale() implements FormDraftResult {}

    /** It cannot be put in use as it is. */
    record Faulty(List<FormFlaw> flaws) implements FormDraftResult {
        public Faulty {
            flaws = List.copyOf(flaws);
        }
    }

    /** Whoever wrote it does not put it in use. */
    record SecondPersonNeeded() implements FormDraftResult {}

    /** It is what is in use already. */
    record NothingChanged() implements FormDraftResult {}

    /** It is no such file, or too much. @param sentences why, in Vietnamese */
    record Refused(List<String> sentences) implements FormDraftResult {
        public Refused {
            sentences = List.copyOf(sentences);
        }
    }
}
