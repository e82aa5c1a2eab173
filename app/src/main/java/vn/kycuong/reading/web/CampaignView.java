package vn.kycuong.reading.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kycuong.reading.Campaign;
import vn.kycuong.reading.ReadingText;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Table;

/**
 * A campaign as its page shows it.
 *
 * @param id null before the first draft is kept
 * @param ordered under which clause it is read
 * @param target whom it means, in words
 * @param reach how many people fit today, by unit; null before the rule can be read
 * @param texts by group, what is or would be read
 * @param successor the campaign that supersedes this one, or null
 */
public record CampaignView(
        @Nullable Integer id,
        int version,
        Campaign.@Nullable State state,
        String document,
        String ordered,
        String target,
        String draftedBy,
        String appliedBy,
        CampaignForm form,
        List<ErrorLine> errors,
        Map<String, String> fieldErrors,
        Choices choices,
        @Nullable Table reach,
        int people,
        List<Text> texts,
        int questions,
        boolean mine,
        boolean mayDraft,
        boolean mayApply,
        @Nullable Integer replaces,
        @Nullable Integer successor) {
    public CampaignView {
        errors = List.copyOf(errors);
        fieldErrors = Map.copyOf(fieldErrors);
        texts = List.copyOf(texts);
    }

    /** What can be chosen in the form. */
    public record Choices(
            List<Option> documents,
            List<Option> clauses,
            List<Option> kinds,
            List<Option> roles,
            List<Option> under,
            List<Option> units) {}

    /** The text of one group. */
    public record Text(String groupKey, ReadingText text) {}

    /** What is wrong with a field, or null. */
    public @Nullable String error(String field) {
        return fieldErrors.get(field);
    }
}
