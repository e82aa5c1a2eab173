package vn.kycuong.dossier;

import java.util.List;
import vn.kycuong.law.LawInForce;

/**
 * A ground on which an application may be refused (căn cứ từ chối tiếp nhận): a dated row of the law, which the administrator keeps.
 *
 * @param code as the register knows it, e.g. {@code NOT_COMPETENT}
 * @param text what it says, in Vietnamese
 * @param article where it stands
 */
public record RefusalGround(String code, String text, String article) {
    /** Before the code in the register of rules. */
    static final String KEY = "dossier.refusal-ground.";

    static List<RefusalGround> inForce(LawInForce law) {
        return law.under(KEY).stream()
                .map(rule -> new RefusalGround(rule.key().substring(KEY.length()), rule.value(), rule.basis()))
                .toList();
    }

    /** The article, and what the procedure says beside it. */
    String with(String basis) {
        return basis.isBlank() ? article : article + "; " + basis;
    }
}
