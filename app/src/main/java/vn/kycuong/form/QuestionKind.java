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
    OFFICE
}
