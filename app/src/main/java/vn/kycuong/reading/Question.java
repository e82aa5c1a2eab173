package vn.kycuong.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of a campaign's bank (câu hỏi).
 *
 * @param group who is asked it; null: everybody
 * @param choices the answers to choose from, as they were typed
 * @param right which of them is right, from 0
 * @param why the explanation, with the place in the document
 */
public record Question(@Nullable ReadingGroup group, String text, List<String> choices, int right, String why) {
    public Question {
        choices = List.copyOf(choices);
    }

    boolean isFor(ReadingGroup asked) {
        return group == null || group == asked;
    }
}
