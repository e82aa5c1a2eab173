package vn.kycuong.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether a password can be guessed: it, or what it is pieced together from, stands in lists of passwords that have leaked, or is about
 * the person and the place (OWASP ASVS 5.0, 6.2.4, 6.2.11 and 6.2.12). Asks nobody outside.
 */
@Component
class PasswordStrength {
    /** Guesses a password must bear, as a power of two: a rented machine tries 2^30 of our hashes in some years. */
    private static final double BITS = 40;
    /** Only the beginning is looked at: the search for pieces grows fast with the length. */
    private static final int LOOKED_AT = 48;

    private static final int SHORTEST_WORD = 3;

    /** Documented in docs/security-rules.md, section 1. */
    static final List<String> OF_THE_PLACE = List.of(
            "kycuong",
            "langson",
            "vietnam",
            "ubnd",
            "uybannhandan",
            "motcua",
            "matkhau",
            "congchuc",
            "hanhchinh",
            "anhyeuem",
            "emyeuanh",
            "quantri",
            "dangnhap",
            "hosocong");

    private final List<Dictionary> known = ConfigurationBuilder.getDefaultDictionaries();
    private final LeakedPasswords leaked = new LeakedPasswords();
    private final List<String> ofTheInstallation;

    /** @param file words that the installation forbids in passwords, one a line; blank for none */
    PasswordStrength(@Value("${kycuong.passwords.forbidden:}") String file) {
        this.ofTheInstallation = file.isBlank() ? List.of() : read(Path.of(file));
    }

    /** @param about the login, the name: what others know of the person */
    boolean isEasy(String password, Collection<String> about) {
        if (leaked.hold(password)) return true;
        var looked = password.substring(0, Math.min(LOOKED_AT, password.length()));
        return new Nbvcxz(configuration(about)).estimate(looked).getEntropy() < BITS;
    }

    private Configuration configuration(Collection<String> about) {
        var dictionaries = new ArrayList<>(known);
        dictionaries.add(new DictionaryBuilder()
                .setDictionaryName("about")
                .setExclusion(true)
                .addWords(words(about), 0)
                .createDictionary());
        return new ConfigurationBuilder()
                .setDictionaries(dictionaries)
                .setLocale(Locale.ENGLISH)
                .createConfiguration();
    }

    private List<String> words(Collection<String> about) {
        var words = new ArrayList<>(OF_THE_PLACE);
        words.addAll(ofTheInstallation);
        for (var text : about) {
            for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                if (word.length() >= SHORTEST_WORD) words.add(word);
        }
        return words;
    }

    private static List<String> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> PasswordRules.login(line))
                    .filter(line -> line.length() >= SHORTEST_WORD && !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line, bare(line)))
                    .distinct()
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("Không đọc được tệp từ cấm trong mật khẩu: " + file, missing);
        }
    }

    /** As people type it in a hurry: without marks and blanks. */
    private static String bare(String text) {
        return Normalizer.normalize(text.replace('đ', 'd'), Normalizer.Form.NFD).replaceAll("[\\p{M}\\s]", "");
    }
}
