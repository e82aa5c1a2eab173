package vn.kycuong.reading;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.organisation.TargetRule;

/**
 * What a campaign asks (nội dung đợt quán triệt): which document, of whom, by when, in which words, with which questions.
 *
 * @param document key of the document that is read
 * @param orderedBy the clause under which it is read, such as the one that orders dissemination; null: under none
 * @param days working days from the day a person fits the rule
 * @param quizSize questions an attempt is drawn of; 0: none are asked
 * @param passPercent share of right answers that passes
 * @param bank the questions, as typed
 * @param texts the text for each group that has one
 */
public record CampaignPlan(
        String document,
        @Nullable OrderedBy orderedBy,
        String title,
        TargetRule target,
        int days,
        int quizSize,
        int passPercent,
        String bank,
        Map<ReadingGroup, String> texts) {
    public CampaignPlan {
        texts = texts.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(texts));
    }

    /** The questions, read. */
    public QuestionBank questions() {
        return QuestionBank.parse(bank);
    }

    /** The group whose text a group reads: its own, or that for everybody at work. */
    public ReadingGroup textOf(ReadingGroup group) {
        return texts.containsKey(group) ? group : ReadingGroup.STAFF;
    }
}
