package vn.kycuong.reading;

import java.util.List;

/** The answer to an act on a campaign. */
public sealed interface CampaignResult {
    /** Done. */
    record Done(int campaign) implements CampaignResult {}

    /** What was typed cannot be kept, or not be put in force; each with its field. */
    record Wrong(List<Problem> problems) implements CampaignResult {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    /** Somebody edited it meanwhile. */
    record Overtaken() implements CampaignResult {}

    /** It stands where this cannot be done any more. */
    record TooLate() implements CampaignResult {}

    /** Whoever drafted it does not put it in force. */
    record SecondPersonNeeded() implements CampaignResult {}

    /** It means units beyond those this person answers for. */
    record BeyondScope() implements CampaignResult {}

    /** There is none. */
    record NotFound() implements CampaignResult {}

    /**
     * Something wrong.
     *
     * @param field of the form
     * @param wordKey the sentence
     */
    record Problem(String field, String wordKey, Object... arguments) {}
}
