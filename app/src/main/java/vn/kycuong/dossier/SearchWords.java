package vn.kycuong.dossier;

import java.text.Normalizer;
import java.util.Locale;

/** Text as a tolerant search sees it: lower case, without marks. */
final class SearchWords {
    private SearchWords() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT);
    }
}
