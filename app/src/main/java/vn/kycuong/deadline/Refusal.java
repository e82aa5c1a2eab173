package vn.kycuong.deadline;

import java.util.Locale;

/**
 * Why a question has no answer.
 *
 * @param parameter which part of the question: {@code limit}, {@code pauses[1].from}
 * @param vietnamese what is wrong and what to do
 * @param english the same in English
 */
public record Refusal(String parameter, Kind kind, String vietnamese, String english) {
    /** What is wrong with it. */
    public enum Kind {
        /** It cannot be read. */
        UNREADABLE,
        /** It names something that is not there. */
        UNKNOWN,
        /** It can be read and cannot be so: an end before its start, a date beyond the calendar. */
        IMPOSSIBLE
    }

    /** The sentence in Vietnamese, or in English for any other language. */
    public String text(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }
}
