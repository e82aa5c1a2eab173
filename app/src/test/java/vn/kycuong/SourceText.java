package vn.kycuong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java source taken apart: its code with comments and literals blanked out, line for line, and its string literals.
 *
 * @param file where it stands, for messages
 * @param module the feature package it belongs to; empty for the root
 * @param code the code alone
 * @param literals its strings and text blocks
 */
record SourceText(String file, String module, String code, List<Literal> literals) {
    /** The folder of the main sources, seen from the module's folder, where tests run. */
    static final Path MAIN = Path.of("src/main/java/vn/kycuong");

    /** The folder of the migrations. */
    static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** A string and the line on which it begins. */
    record Literal(int line, String text) {}

    SourceText {
        literals = List.copyOf(literals);
    }

    static List<SourceText> ofApp() {
        return files(MAIN, ".java").stream()
                .map(f -> of(f.toString(), module(MAIN, f), read(f)))
                .toList();
    }

    static List<Path> files(Path folder, String ending) {
        try (var found = Files.walk(folder)) {
            return found.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String module(Path root, Path file) {
        var inside = root.relativize(file);
        return inside.getNameCount() == 1 ? "" : inside.getName(0).toString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static SourceText of(String file, String module, String text) {
        var literals = new ArrayList<Literal>();
        var code = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = pieceEnd(text, at);
            char first = text.charAt(at);
            if (first == '"') {
                int quotes = text.startsWith("\"\"\"", at) ? 3 : 1;
                literals.add(new Literal(
                        lineOf(text, at), text.substring(at + quotes, Math.max(at + quotes, end - quotes))));
            }
            var piece = text.substring(at, end);
            code.append(end - at > 1 ? piece.replaceAll("[^\\n]", " ") : piece);
            at = end;
        }
        return new SourceText(file, module, code.toString(), literals);
    }

    /** Where the comment or literal that begins here ends; one further for plain code. */
    private static int pieceEnd(String text, int at) {
        if (text.startsWith("//", at)) return orEnd(text, text.indexOf('\n', at), 0);
        if (text.startsWith("/*", at)) return orEnd(text, text.indexOf("*/", at), 2);
        if (text.startsWith("\"\"\"", at)) return orEnd(text, text.indexOf("\"\"\"", at + 3), 3);
        char first = text.charAt(at);
        if (first != '"' && first != '\'') return at + 1;
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != first) end += text.charAt(end) == '\\' ? 2 : 1;
        return Math.min(end + 1, text.length());
    }

    private static int orEnd(String text, int found, int length) {
        return found < 0 ? text.length() : found + length;
    }

    static int lineOf(String text, int at) {
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    /** File and line, as an editor opens them. */
    String at(int position) {
        return file + ":" + lineOf(code, position);
    }
}
