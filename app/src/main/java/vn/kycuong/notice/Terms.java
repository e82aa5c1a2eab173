package vn.kycuong.notice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Limit;

/**
 * To whom and when a situation is told (cách gửi), beside its words.
 *
 * @param lead how long before or after, for what the clock alone tells; else null
 * @param active whether it is told at all
 */
public record Terms(Addressee addressee, @Nullable String lead, boolean active) {

    static Terms of(Situation s) {
        return new Terms(s.addressee(), s.lead(), s.active());
    }

    /** Everything that is wrong; empty when they may be used for a situation beside the others. */
    List<WordingProblem> problems(Situation situation, List<Situation> all) {
        var problems = new ArrayList<WordingProblem>();
        if (!situation.addressees().contains(addressee))
            problems.add(new WordingProblem("addressee", "notice.no.addressee"));
        boolean twice = active
                && all.stream()
                        .anyMatch(o -> o.active()
                                && !o.key().equals(situation.key())
                                && o.happening() == situation.happening()
                                && o.addressee() == addressee);
        if (twice) problems.add(new WordingProblem("addressee", "notice.no.toldAlready"));
        if (situation.happening().isTimed() && !isLimit(lead))
            problems.add(new WordingProblem("lead", "notice.no.lead"));
        if (!active && !situation.optional()) problems.add(new WordingProblem("active", "notice.no.off"));
        return problems;
    }

    private static boolean isLimit(@Nullable String text) {
        if (text == null) return false;
        try {
            Limit.parse(text);
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
