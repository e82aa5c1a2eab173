package vn.kycuong.dossier;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant is asked for now (nội dung được yêu cầu).
 *
 * @param since the version of the case since which it is his turn
 * @param beforeAcceptance whether he was guided, and the application is not taken in
 * @param answerBy the last day; null where none was set
 * @param lacking why what he sent before was not enough; empty when he sent nothing
 */
public record Asked(
        int since,
        boolean beforeAcceptance,
        List<SupplementItem> items,
        @Nullable LocalDate answerBy,
        String lacking) {
    private static final String PREFIX = "muc-";

    public Asked {
        items = List.copyOf(items);
    }

    /** By what the file for one of the items is known in its draft. */
    public static String key(int item) {
        return PREFIX + item;
    }

    /** Whether a request for so many things asks for a file under this key. */
    static boolean asks(String key, int items) {
        return key.matches(PREFIX + "\\d{1,3}") && Integer.parseInt(key.substring(PREFIX.length())) < items;
    }
}
