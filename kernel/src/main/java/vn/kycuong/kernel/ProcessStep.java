package vn.kycuong.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Limit;

/**
 * One step of an internal process (bước của quy trình nội bộ).
 *
 * @param no its number within the process, from 1; numbers order the table and need not be without gaps
 * @param kind what the step does to the case
 * @param role who may do it; empty where nobody does (automatic, fork, join)
 * @param place at which unit
 * @param unitKey the unit's key where the place is {@link Place#NAMED}, else empty
 * @param placeName the place as the process names it, shown to people
 * @param action what is done, shown to people
 * @param allowance time allowed to the step; {@code 0SD} for steps that take none
 * @param ground why the clock stands, for a step that waits; null for all others
 */
public record ProcessStep(
        int no,
        StepKind kind,
        String role,
        Place place,
        String unitKey,
        String placeName,
        String action,
        Limit allowance,
        @Nullable Ground ground) {

    /** A step of the receiving or the competent unit that does not wait. */
    public ProcessStep(
            int no, StepKind kind, String role, Place place, String placeName, String action, Limit allowance) {
        this(no, kind, role, place, "", placeName, action, allowance, null);
    }

    /** What a step does. */
    public enum StepKind {
        /** Takes the dossier in; done by the act of receipt. */
        TAKE_IN("tiếp nhận", "take-in"),
        /** Work of an officer, a council, a consulted agency. */
        WORK("xử lý", "work"),
        /** A signature. */
        SIGN("ký duyệt", "signature"),
        /** The signed result gets its number, date and seal; passed where the unit gives it no number of its own. */
        NUMBER("cấp số, đóng dấu", "number and seal"),
        /** The result lies at the one-stop and is handed over. */
        RETURN("trả kết quả", "return"),
        /** The clock stands for a typed ground until somebody records that the wait is over. */
        WAIT("chờ", "wait"),
        /** Passed in the same act, by conditions alone. */
        AUTO("tự động", "automatic"),
        /** An opinion of another unit: an obligation of its own, with its own clock. */
        CONSULT("lấy ý kiến", "consultation"),
        /** From here several branches run side by side. */
        FORK("tách nhánh", "fork"),
        /** Goes on when all branches have come. */
        JOIN("gộp nhánh", "join");

        private final String vietnamese;
        private final String english;

        StepKind(String vietnamese, String english) {
            this.vietnamese = vietnamese;
            this.english = english;
        }

        /** Whether somebody does it: work lies on a desk while a case stands here. */
        public boolean isDone() {
            return this != AUTO && this != FORK && this != JOIN;
        }

        /** Whether it finishes what others worked on, and may give it back to them. */
        public boolean isAfterWork() {
            return this == SIGN || this == NUMBER;
        }

        /** The kind in words, Vietnamese or (for any other language) English. */
        public String text(Locale locale) {
            return locale.getLanguage().equals("vi") ? vietnamese : english;
        }
    }

    /** The unit rule of a step. */
    public enum Place {
        /** The unit that took the case in. */
        RECEIVING,
        /** The unit that must decide it. */
        COMPETENT,
        /** One unit, by its key. */
        NAMED
    }
}
