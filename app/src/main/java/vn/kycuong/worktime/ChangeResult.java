package vn.kycuong.worktime;

import java.util.List;

/** What became of an edit of the calendar. */
public sealed interface ChangeResult {
    /** It is stored; or, after applying, in force. */
    record Done(ChangeId id) implements ChangeResult {}

    /** Nothing was stored: what is wrong, each with the field it stands in. */
    record Wrong(List<Problem> problems) implements ChangeResult {}

    /** Somebody else edited it since it was read. */
    record Stale(CalendarChange now) implements ChangeResult {}

    /** It is applied or withdrawn already. */
    record Decided(CalendarChange now) implements ChangeResult {}

    /** Who drafted it may not be the one who applies it. */
    record SecondPersonNeeded() implements ChangeResult {}

    /**
     * One thing wrong.
     *
     * @param field name of the form's field
     * @param message what is wrong and what to do, in Vietnamese
     */
    record Problem(String field, String message) {}
}
