package vn.kycuong.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;
import org.springframework.stereotype.Component;

/**
 * Whether a password can be guessed: it, or what it is pieced together from, stands in lists of passwords that have leaked, or is about
 * the person and the place (OWASP ASVS 5.0, 6.2.4 and 6.2.11). Asks nobody outside.
 */
@Component
class PasswordStrength {
    /** Guesses a password must bear, as a power of two: a rented machine tries 2^30 of our hashes in some years. */
    private static final double BITS = 40;
    /** Only the beginning is looked at: the search for pieces grows fast with the length. */
    private static final int LOOKED_AT = 48;

    private static final List<String> OF_THE_PLACE = List.of(
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

    private final List<Dictionary> leaked = ConfigurationBuilder.getDefaultDictionaries();

    /** @param about the login, the name: what others know of the person */
    boolean isEasy(String password, Collection<String> about) {
        var looked = password.substring(0, Math.min(LOOKED_AT, password.length()));
        return new Nbvcxz(configuration(about)).estimate(looked).getEntropy() < BITS;
    }

    private Configuration configuration(Collection<String> about) {
        var dictionaries = new ArrayList<>(leaked);
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

    private static List<String> words(Collection<String> about) {
        var words = new ArrayList<>(OF_THE_PLACE);
        for (var text : about) {
            for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                if (word.length() > 2) words.add(word);
        }
        return words;
    }
}
