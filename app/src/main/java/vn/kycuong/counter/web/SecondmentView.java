package vn.kycuong.counter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.Option;

/**
 * Who is at a counter, and what is known of each.
 *
 * @param manages whether who looks decides; otherwise he sees himself alone
 * @param replaces whether he may take somebody from the counter
 * @param replacing what was typed of a replacement
 * @param problem key of a sentence; null when there is none
 */
public record SecondmentView(
        String unitName,
        boolean manages,
        boolean replaces,
        List<Sent> sent,
        List<Option> grades,
        String today,
        String key,
        String typed,
        List<Replaced> replaced,
        ReplaceForm replacing,
        @Nullable String problem) {
    public SecondmentView {
        replaced = List.copyOf(replaced);
        sent = List.copyOf(sent);
        grades = List.copyOf(grades);
    }

    /** Somebody taken from the counter. */
    public record Replaced(
            String person, String when, String decision, String reason, String successor, int inHand, int actor) {}

    /** Somebody at the counter. */
    public record Sent(
            int actor,
            int post,
            String person,
            String home,
            boolean seconded,
            String days,
            String basis,
            String years,
            boolean own,
            int inHand,
            List<Option> successors,
            List<String> against,
            List<Note> notes) {
        public Sent {
            against = List.copyOf(against);
            successors = List.copyOf(successors);
            notes = List.copyOf(notes);
        }
    }

    /** A rating, or what was said. */
    public record Note(
            String id,
            int version,
            String what,
            String day,
            String grade,
            String text,
            String state,
            String entered,
            String answer,
            String judged,
            boolean open,
            boolean judgeable,
            String judgeFrom) {}
}
