package vn.kycuong.security;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The words of the door's own pages in one language. */
public final class Say {
    private static final Say VIETNAMESE = new Say(Language.VIETNAMESE);
    private static final Say ENGLISH = new Say(Language.ENGLISH);

    private final Properties words = new Properties();
    private final String lang;

    private Say(String lang) {
        this.lang = lang;
        var file = "/words/security/" + lang + ".properties";
        try (var in = new InputStreamReader(
                Objects.requireNonNull(Say.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Say in(String lang) {
        return Language.ENGLISH.equals(lang) ? ENGLISH : VIETNAMESE;
    }

    public String get(String key, Object... values) {
        return new MessageFormat(Objects.requireNonNull(words.getProperty(key), key), Locale.of(lang)).format(values);
    }

    public String lang() {
        return lang;
    }
}
