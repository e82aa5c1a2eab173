package vn.kycuong.form;

/** What kind of answer a question takes. */
public enum QuestionKind {
    TEXT,
    LONG_TEXT,
    DATE,
    NUMBER,
    MONEY,
    CHOICE,
    YES_NO,
    /** A commune of the province, or elsewhere, and the rest in words. */
    ADDRESS,
    /** Of a person or a business. */
    IDENTITY,
    PHONE,
    EMAIL,
    /** A paper: sent as a file, or brought on paper. */
    FILE,
    /** The one-stop to which the application goes. */
    OFFICE;

    /** The longest answer in characters where nobody says otherwise. */
    public int longest() {
        return switch (this) {
            case LONG_TEXT -> 4_000;
            case ADDRESS -> 300;
            case TEXT, EMAIL -> 200;
            case DATE, NUMBER, MONEY, CHOICE, YES_NO, IDENTITY, PHONE, FILE, OFFICE -> 100;
        };
    }
}
