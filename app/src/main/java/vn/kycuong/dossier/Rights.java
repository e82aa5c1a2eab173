package vn.kycuong.dossier;

/** The rights this desk asks of the person who acts; which post holds them is data. */
public final class Rights {
    public static final String APPLY = "dossier.apply";
    public static final String RECEIVE = "dossier.receive";
    public static final String RETURN = "dossier.return";
    public static final String EXAMINE = "dossier.examine";
    public static final String ASSIGN = "dossier.assign";
    public static final String SIGN = "dossier.sign";
    /** Gives signed results their number, date and seal. */
    public static final String NUMBER = "dossier.number";
    /** Looks into a register of numbers of results. */
    public static final String NUMBERS = "dossier.numbers";
    /** Says in which form a unit numbers its results. */
    public static final String NUMBER_FORMS = "dossier.number-forms";

    public static final String APPROVE = "dossier.approve";
    public static final String APOLOGISE = "dossier.apologise";
    public static final String CORRECT = "dossier.correct";
    /** Says something to colleagues about a dossier that he may see. */
    public static final String COMMENT = "dossier.comment";

    public static final String PAUSE = "dossier.pause";
    public static final String REFER = "dossier.refer";
    public static final String STOP = "dossier.stop";
    public static final String REOPEN = "dossier.reopen";
    /** To enter something later than it happened. */
    public static final String ENTER_LATE = "dossier.enter-late";
    /** Keeps the texts that officers of his unit begin a reason from. */
    public static final String TEXTS = "dossier.texts";
    /** Keeps those of the whole province. */
    public static final String PROVINCE_TEXTS = "dossier.province-texts";
    /** Keeps the register of a one-stop, with the names in it. */
    public static final String REGISTER = "dossier.register";
    /** Moves a running dossier to a newer version of its process. */
    public static final String PROCESS = "dossier.process";

    /** Reads what holders of dossiers complain of, passes it on and answers it. */
    public static final String COMPLAINTS = "dossier.complaints";

    private Rights() {}

    /** The right a step of a process asks, by the role that does it. */
    public static String ofRole(String role) {
        return switch (role) {
            case "RECEIVER" -> RECEIVE;
            case "LEADER" -> SIGN;
            case "CLERK" -> NUMBER;
            default -> EXAMINE;
        };
    }
}
