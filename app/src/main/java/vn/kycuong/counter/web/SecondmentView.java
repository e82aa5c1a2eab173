package vn.kycuong.counter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.Option;

/**
 * Who was sent to a counter, and what is known of each.
 *
 * @param manages whether who looks decides; otherwise he sees himself alone
 * @param problem key of a sentence; null when there is none
 */
public record SecondmentView(
        String unitName,
        boolean manages,
        List<Sent> sent,
        List<Option> grades,
        String today,
        String key,
        String typed,
        @Nullable String problem) {
    public SecondmentView {
        sent = List.copyOf(sent);
        grades = List.copyOf(grades);
    }

    /** Somebody sent here. */
    public record Sent(
            int actor,
            int post,
            String person,
            String home,
            String days,
            String basis,
            String years,
            boolean own,
            List<String> against,
            List<Note> notes) {
        public Sent {
            against = List.copyOf(against);
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
