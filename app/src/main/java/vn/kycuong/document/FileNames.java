package vn.kycuong.document;

import java.text.Normalizer;
import java.util.Locale;

/** Names of files: people's own words, without what could lead anywhere. */
final class FileNames {
    private static final int MOST = 120;

    private FileNames() {}

    /** The last part of a path, in whole letters, without invisible or forbidden signs. */
    static String shown(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{C}<>:\"|?*]", "") // \p{C}: controls, and the marks that turn the reading direction
                .replaceAll("\\s+", " ")
                .strip()
                .replaceAll("^\\.+", "");
        return plain.isEmpty() ? "tài liệu" : cut(plain);
    }

    /** The shown name, ending as the content says. */
    static String safe(String name, FileType type) {
        var shown = shown(name);
        var lower = shown.toLowerCase(Locale.ROOT);
        if (lower.endsWith("." + type.ending()) || (type == FileType.JPEG && lower.endsWith(".jpeg"))) return shown;
        return shown + "." + type.ending();
    }

    private static String cut(String name) {
        if (name.codePointCount(0, name.length()) <= MOST) return name;
        int dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, MOST - ending.length()))
                        .strip()
                + ending;
    }
}
