package vn.kycuong.reference;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese text made comparable: one normal form, lower case, and, where wanted, without its marks. For search only. */
public final class SearchText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}.]+");

    private SearchText() {}

    /** Lower case, composed, words separated by one space; the marks stay. */
    public static String exact(String text) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return NOT_A_WORD.matcher(composed).replaceAll(" ").strip();
    }

    /** The same without marks: "Đăng ký khai sinh" becomes "dang ky khai sinh". */
    public static String folded(String text) {
        var apart = Normalizer.normalize(exact(text), Normalizer.Form.NFD);
        return MARKS.matcher(apart).replaceAll("").replace('đ', 'd');
    }

    /** Whether somebody typed at least one mark, so that marks are meant. */
    public static boolean hasMarks(String text) {
        return !exact(text).equals(folded(text));
    }
}
