package vn.kycuong.deadline;

/** A question ends here. Checked, and only within this module: its faces answer with the {@link Refusal}. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.english(), null, false, false);
        this.refusal = refusal;
    }

    static Refused unreadable(String parameter, String vietnamese, String english) {
        return new Refused(new Refusal(parameter, Refusal.Kind.UNREADABLE, vietnamese, english));
    }

    static Refused unknown(String parameter, String vietnamese, String english) {
        return new Refused(new Refusal(parameter, Refusal.Kind.UNKNOWN, vietnamese, english));
    }

    static Refused impossible(String parameter, String vietnamese, String english) {
        return new Refused(new Refusal(parameter, Refusal.Kind.IMPOSSIBLE, vietnamese, english));
    }

    Refusal refusal() {
        return refusal;
    }
}
