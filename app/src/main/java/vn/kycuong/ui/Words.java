package vn.kycuong.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The words of the pages in one language. They stand in {@code words/vi.properties} and {@code words/en.properties}, and those
 * of a module in {@code words/<module>_vi.properties} and {@code words/<module>_en.properties}, UTF-8. {@code {0}} to {@code {9}}
 * are replaced by the arguments; an apostrophe is an apostrophe. A key without a word falls back to Vietnamese, then to itself.
 */
public final class Words {
    /** Later files win, so that an installation can name its province in {@code words/site_vi.properties}. */
    static final List<String> MODULES = List.of(
            "law",
            "worktime",
            "ledger",
            "document",
            "job",
            "organisation",
            "identity",
            "reorganisation",
            "custody",
            "party",
            "process",
            "procedure",
            "form",
            "deadline",
            "dossier",
            "contest",
            "money",
            "counter",
            "petition",
            "reception",
            "directive",
            "reading",
            "task",
            "regulation",
            "plan",
            "inspection",
            "conduct",
            "evaluation",
            "oversight",
            "privacy",
            "notice",
            "portal",
            "mining",
            "almanac",
            "home",
            "security",
            "sample",
            "opendata",
            "publicapi",
            "site");

    private static final Words VIETNAMESE = new Words("vi", load("vi"));
    private static final Words ENGLISH = new Words("en", load("en"));

    private final String lang;
    private final Map<String, String> words;

    private Words(String lang, Map<String, String> words) {
        this.lang = lang;
        this.words = words;
    }

    /** English for {@code en}, Vietnamese for anything else. */
    public static Words of(String lang) {
        return lang.equals("en") ? ENGLISH : VIETNAMESE;
    }

    /** The word of a key with its arguments. */
    public String get(String key, Object... args) {
        String own = words.get(key);
        return fill(own != null ? own : VIETNAMESE.words.getOrDefault(key, key), args);
    }

    /** {@code vi} or {@code en}. */
    public String lang() {
        return lang;
    }

    /** The locale of these words, for the calendar's sentences. */
    public Locale locale() {
        return lang.equals("en") ? Locale.ENGLISH : Locale.of("vi", "VN");
    }

    Set<String> keys() {
        return words.keySet();
    }

    private static String fill(String text, Object... args) {
        if (args.length == 0 || text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int place = placeAt(text, i);
            if (place >= 0 && place < args.length) {
                filled.append(args[place]);
                i += 2;
            } else {
                filled.append(text.charAt(i));
            }
        }
        return filled.toString();
    }

    /** The number of the placeholder that begins here, or -1. */
    private static int placeAt(String text, int i) {
        boolean isPlace = i + 2 < text.length() && text.charAt(i) == '{' && text.charAt(i + 2) == '}';
        return isPlace ? Character.digit(text.charAt(i + 1), 10) : -1;
    }

    private static Map<String, String> load(String lang) {
        Map<String, String> all = new HashMap<>();
        read("words/" + lang + ".properties", all);
        MODULES.forEach(module -> read("words/" + module + "_" + lang + ".properties", all));
        return Map.copyOf(all);
    }

    private static void read(String file, Map<String, String> all) {
        try (InputStream in = Words.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                return;
            }
            Properties read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            read.stringPropertyNames().forEach(key -> all.put(key, read.getProperty(key)));
        } catch (IOException e) {
            throw new UncheckedIOException("Words file %s cannot be read".formatted(file), e);
        }
    }
}
