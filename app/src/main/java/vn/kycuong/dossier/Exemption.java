package vn.kycuong.dossier;

import java.util.List;
import java.util.Map;
import vn.kycuong.law.LawInForce;
import vn.kycuong.law.Rule;

/**
 * A ground on which no apology is owed for a late dossier (căn cứ được miễn xin lỗi): a dated row of the law, which the administrator keeps.
 *
 * @param code as the register knows it, e.g. {@code FORCE_MAJEURE}
 * @param text what it says, in Vietnamese
 * @param article where it stands
 */
public record Exemption(String code, String text, String article) {
    /** Before the code in the register of rules. */
    static final String KEY = "dossier.apology-exemption.";

    /** Name of the fact of an entry that holds the code. */
    public static final String FACT = "exempt";

    private static final String TEXT = "exemption";
    private static final String ARTICLE = "article";

    static List<Exemption> inForce(LawInForce law) {
        return law.under(KEY).stream().map(Exemption::of).toList();
    }

    private static Exemption of(Rule rule) {
        return new Exemption(rule.key().substring(KEY.length()), rule.value(), rule.basis());
    }

    /** What is written beside the entry: the ground as it read that day, and what is said of it. */
    Map<String, ?> content(String reason) {
        return Map.of("text", reason, TEXT, text, ARTICLE, article);
    }

    /**
     * The ground that an entry names: as it was written beside it; of the time before only the code was kept, and the law of its day says the rest.
     *
     * @param written what was written with the entry; empty once it was erased
     */
    public static Exemption named(String code, Map<String, ?> written, LawInForce law) {
        return written.containsKey(TEXT)
                ? new Exemption(code, Application.text(written, TEXT), Application.text(written, ARTICLE))
                : law.find(KEY + code).map(Exemption::of).orElseGet(() -> new Exemption(code, code, ""));
    }

    /** What it says, and where it stands. */
    public String said() {
        return article.isEmpty() ? text : text + " (" + article + ")";
    }
}
