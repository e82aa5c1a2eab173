package vn.kycuong.mining;

/** A log that cannot be read: where, and why in Vietnamese. Inside the module; its face answers with {@link ImportResult.Refused}. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final long line;
    private final long column;

    Malformed(long line, long column, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** From 1; 0 when the place is the whole file. */
    long line() {
        return line;
    }

    /** From 1; 0 when only the line is known. */
    long column() {
        return column;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
