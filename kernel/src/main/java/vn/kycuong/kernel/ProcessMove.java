package vn.kycuong.kernel;

import java.util.Locale;

/**
 * A way on from a step (hướng đi). Who completes a step chooses among the moves that may be taken then: those without a condition,
 * by their name; of those with a condition the first that holds, or the default when none does.
 *
 * @param from number of the step it leaves
 * @param to number of the step it leads to, or {@link #END}
 * @param kind what it means
 * @param label what the officer reads on the button; empty where the kind says enough
 * @param condition in the language of {@link ProcessCondition}, or empty
 * @param otherwise whether it is taken when no other condition holds
 */
public record ProcessMove(int from, int to, Kind kind, String label, String condition, boolean otherwise) {
    /** Nothing follows. */
    public static final int END = 0;

    public ProcessMove {
        label = label.strip();
        condition = condition.strip();
    }

    /** A plain way on. */
    public static ProcessMove forward(int from, int to) {
        return new ProcessMove(from, to, Kind.FORWARD, "", "", false);
    }

    /** Back to an earlier step, with a reason. */
    public static ProcessMove back(int from, int to) {
        return new ProcessMove(from, to, Kind.BACK, "", "", false);
    }

    /** What a move means for the case. */
    public enum Kind {
        /** On, towards the result. */
        FORWARD("chuyển tiếp", "forward"),
        /** Back to an earlier step. */
        BACK("trả lại", "send back"),
        /** A refusal on the merits, which is a result too. */
        REJECT("không giải quyết", "reject on the merits"),
        /** Handling ends without a result. */
        STOP("dừng giải quyết", "stop"),
        /** The applicant takes the matter back. */
        WITHDRAW("rút hồ sơ", "withdraw");

        private final String vietnamese;
        private final String english;

        Kind(String vietnamese, String english) {
            this.vietnamese = vietnamese;
            this.english = english;
        }

        /** Whether it goes on towards a result. */
        public boolean isOnward() {
            return this == FORWARD || this == REJECT;
        }

        /** The kind in words, Vietnamese or (for any other language) English. */
        public String text(Locale locale) {
            return locale.getLanguage().equals("vi") ? vietnamese : english;
        }
    }

    /** Whether it is decided by values and not by the officer. */
    public boolean isConditional() {
        return otherwise || !condition.isEmpty();
    }
}
