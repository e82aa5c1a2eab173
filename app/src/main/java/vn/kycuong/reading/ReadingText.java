package vn.kycuong.reading;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vn.kycuong.directive.DirectiveText;

/**
 * A text to be read, byte for byte (văn bản đọc): what stands on the page, on paper and in the file is this text and nothing else, and its
 * fingerprint is what a person confirms.
 *
 * @param text NFC, lines ended by LF
 * @param sha256 of the UTF-8 bytes of the text, 64 hexadecimal digits
 */
public record ReadingText(String text, String sha256) {
    /** About a screen and a half on a phone: a longer text is opened part by part. */
    private static final int PART = 1_800;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    static ReadingText of(byte[] bytes) {
        return new ReadingText(
                new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(Fingerprint.sha256(bytes)));
    }

    /**
     * The text of a group: the document's head, what is said to the group, and all clauses as the register has them that day.
     *
     * @param groupName the group in Vietnamese
     * @param body what was written for it
     */
    static ReadingText of(DirectiveText document, String title, String groupName, String body) {
        var d = document.document();
        var lines = new ArrayList<String>();
        lines.add("# " + title);
        lines.add("%s %s, %s, ngày %s".formatted(d.type(), d.sign(), d.issuer(), DAY.format(d.issuedOn())));
        lines.add("Trích yếu: " + d.title());
        lines.add("Bản đọc dành cho: " + groupName);
        lines.add("");
        lines.addAll(body.strip().lines().map(String::stripTrailing).toList());
        for (var one : document.clauses()) {
            lines.add("");
            lines.add("## Điểm %s. %s".formatted(one.letter(), one.heading()));
            lines.add(one.body());
        }
        lines.add("");
        lines.add("Nguồn: " + d.status() + ".");
        var text = Normalizer.normalize(String.join("\n", lines) + "\n", Normalizer.Form.NFC);
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The exact bytes. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a block of the text is. */
    public enum Kind {
        TITLE,
        HEADING,
        PARAGRAPH,
        ITEM
    }

    /** A line of the text with what it is. */
    public record Block(Kind kind, String text) {
        static Block of(String line) {
            if (line.startsWith("## ")) return new Block(Kind.HEADING, line.substring(3));
            if (line.startsWith("# ")) return new Block(Kind.TITLE, line.substring(2));
            if (line.startsWith("- ")) return new Block(Kind.ITEM, line.substring(2));
            return new Block(Kind.PARAGRAPH, line);
        }
    }

    /** All of its blocks in order. */
    public List<Block> blocks() {
        return text.lines().filter(l -> !l.isBlank()).map(Block::of).toList();
    }

    /** The same in parts that are opened one after the other; at least one. */
    public List<List<Block>> parts() {
        var parts = new ArrayList<List<Block>>();
        var part = new ArrayList<Block>();
        int length = 0;
        for (var block : blocks()) {
            if (length > 0 && length + block.text().length() > PART && block.kind() != Kind.ITEM) {
                parts.add(List.copyOf(part));
                part.clear();
                length = 0;
            }
            part.add(block);
            length += block.text().length();
        }
        parts.add(List.copyOf(part));
        return List.copyOf(parts);
    }
}
