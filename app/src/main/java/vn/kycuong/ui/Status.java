package vn.kycuong.ui;

/** How an obligation stands: always a shape and a word, the colour only repeats it. */
public enum Status {
    /** ● trong hạn. */
    ON("on"),
    /** ▲ sắp đến hạn. */
    SOON("soon"),
    /** ■ quá hạn. */
    LATE("late"),
    /** ❚❚ tạm dừng. */
    STOPPED("stopped"),
    /** – chưa đo. */
    NONE("none"),
    /** ✓ đã xong. */
    DONE("done");

    private final String css;

    Status(String css) {
        this.css = css;
    }

    /** CSS modifier: kc-status--on. */
    public String css() {
        return css;
    }

    /** The word. */
    public String word(Words words) {
        return words.get("status." + css);
    }
}
