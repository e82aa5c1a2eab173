package vn.kycuong.task;

/** Who is warned of a date, the nearest to the work first (K9); when, in working days, is a dated rule each. */
public enum WarningLevel {
    /** The person who does it and the head of the division. Before the date. */
    HOLDER("task.warn.holder", true),
    /** The head of the unit. Before the date. */
    HEAD("task.warn.head", true),
    /** The officer of the assigner's office who follows the field. When it is late. */
    ASSIGNER("task.warn.assigner", false),
    /** The list of the leaders. After the date. */
    CHAIR("task.warn.chair", false);

    private final String rule;
    private final boolean before;

    WarningLevel(String rule, boolean before) {
        this.rule = rule;
        this.before = before;
    }

    /** The rule that says how many working days. */
    String rule() {
        return rule;
    }

    /** Whether its days lie before the date. */
    boolean isBefore() {
        return before;
    }

    public String wordKey() {
        return "task.warn." + name();
    }
}
