package vn.kycuong.directive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.kycuong.directive.DocumentSheet.Clause;

/**
 * Proposes the clauses of a text (tách điều, khoản, điểm): {@code Điều 1.}, {@code 1.}, {@code a)} at the beginning of a line. A proposal only: a
 * person looks at it and confirms it.
 *
 * @param clauses the smallest parts that bear a name, in the order of the text
 * @param notes what is odd in it, in Vietnamese: a number left out, a letter out of turn
 */
public record ClauseSplit(List<Clause> clauses, List<String> notes) {
    /** The letters that name points, as official documents count them (NĐ 30/2020, Phụ lục I). */
    static final List<String> LETTERS = List.of("abcdđeghiklmnopqrstuvxy".split(""));

    private static final Pattern ARTICLE = Pattern.compile("(?iU)^điều\\s+(\\d{1,3})\\s*[.:]?\\s*(.*)$");
    private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,3})\\s*[.)]\\s+(.*)$");
    private static final Pattern POINT = Pattern.compile("^([a-zđ])\\s*[).]\\s*(.*)$");
    private static final int HEADING = 60;

    public ClauseSplit {
        clauses = List.copyOf(clauses);
        notes = List.copyOf(notes);
    }

    /** How a line begins. */
    private enum Level {
        ARTICLE,
        NUMBERED,
        POINT
    }

    /** A part with a name of its own, and what stands below it. */
    private static final class Part {
        final Level level;
        final String name;
        final StringBuilder text;
        final List<Part> below = new ArrayList<>();

        Part(Level level, String name, String text) {
            this.level = level;
            this.name = name;
            this.text = new StringBuilder(text.strip());
        }

        void add(String line) {
            if (text.length() > 0) text.append('\n');
            text.append(line);
        }
    }

    /** Reads a text; no clause at all when no line begins like one. */
    public static ClauseSplit of(String text) {
        var top = new ArrayList<Part>();
        var open = new ArrayList<Part>();
        for (var raw : text.lines().toList()) {
            var line = raw.strip();
            if (line.isEmpty()) continue;
            var part = part(line);
            if (part == null) {
                if (!open.isEmpty()) open.getLast().add(line);
                continue;
            }
            while (!open.isEmpty() && open.getLast().level.compareTo(part.level) >= 0) open.removeLast();
            (open.isEmpty() ? top : open.getLast().below).add(part);
            open.add(part);
        }
        var notes = new ArrayList<String>();
        inTurn(top, "", notes);
        var clauses = new ArrayList<Clause>();
        // a single part that only holds others names nothing: clause 1 of which there is no second
        var parts = top;
        while (parts.size() == 1 && !parts.getFirst().below.isEmpty()) parts = new ArrayList<>(parts.getFirst().below);
        collect(parts, "", clauses);
        return new ClauseSplit(clauses, notes);
    }

    private static @Nullable Part part(String line) {
        for (var level : Level.values()) {
            Matcher found = (switch (level) {
                        case ARTICLE -> ARTICLE;
                        case NUMBERED -> NUMBERED;
                        case POINT -> POINT;
                    })
                    .matcher(line);
            if (found.matches()) return new Part(level, found.group(1), found.group(2));
        }
        return null;
    }

    private static void collect(List<Part> parts, String above, List<Clause> found) {
        for (var part : parts) {
            var label = above.isEmpty() ? part.name : above + "." + part.name;
            if (part.below.isEmpty()) found.add(new Clause(label, heading(part.text.toString()), part.text.toString()));
            else collect(part.below, label, found);
        }
    }

    /** The first words, to be written better by whoever confirms. */
    private static String heading(String text) {
        var first = text.lines().findFirst().orElse("").split("[;:.]", 2)[0].strip();
        if (first.length() <= HEADING) return first;
        int cut = first.lastIndexOf(' ', HEADING);
        return first.substring(0, cut < 0 ? HEADING : cut) + "…";
    }

    private static void inTurn(List<Part> parts, String above, List<String> notes) {
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var wanted = part.level == Level.POINT
                    ? (i < LETTERS.size() ? LETTERS.get(i) : "")
                    : i == 0 ? part.name : following(parts.get(i - 1).name);
            if (!part.name.equals(wanted))
                notes.add("%s%s \"%s\" đứng ở chỗ lẽ ra là \"%s\": xem lại có thiếu hay lặp không."
                        .formatted(above, word(part.level), part.name, wanted));
            inTurn(part.below, above + word(part.level) + " " + part.name + ", ", notes);
        }
    }

    private static String following(String number) {
        return number.matches("\\d+") ? String.valueOf(Integer.parseInt(number) + 1) : "1";
    }

    private static String word(Level level) {
        return switch (level) {
            case ARTICLE -> "điều";
            case NUMBERED -> "khoản";
            case POINT -> "điểm";
        };
    }
}
