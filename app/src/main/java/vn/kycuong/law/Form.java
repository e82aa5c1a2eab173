package vn.kycuong.law;

/**
 * An official form (mẫu phiếu) in force.
 *
 * @param number as in its circular: "01"
 * @param title Vietnamese title
 * @param basis the circular
 */
public record Form(String number, String title, String basis) {
    /** What a form is for; its number changes with the circular. */
    public enum Purpose {
        RECEIPT,
        SUPPLEMENT,
        REFUSAL,
        APOLOGY,
        STOP,
        CONTROL,
        REGISTER;

        String key() {
            return "form." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Form of(Rule rule) {
        var parts = rule.value().split(" ", 2);
        return new Form(parts[0], parts[1], rule.basis());
    }
}
