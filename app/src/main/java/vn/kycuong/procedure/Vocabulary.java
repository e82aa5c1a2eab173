package vn.kycuong.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The words of all texts of the catalogue, and in which text of which procedure each stands. */
final class Vocabulary {
    /** How a word that was typed may stand in a text. */
    enum Nearness {
        WHOLE,
        BEGINNING,
        MISSPELT
    }

    private final int size;
    private final String[] words;
    /** For each word: the numbers of the procedures, each shifted by three bits for the texts that hold the word. */
    private final int[][] places;

    private Vocabulary(int size, TreeMap<String, List<Integer>> places) {
        this.size = size;
        this.words = places.keySet().toArray(String[]::new);
        this.places = places.values().stream()
                .map(p -> p.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Collects words, procedure by procedure. */
    static final class Collecting {
        private final TreeMap<String, List<Integer>> places = new TreeMap<>();

        void add(int procedure, int text, String words) {
            for (var word : words.split(" ")) {
                if (word.isEmpty()) continue;
                var of = places.computeIfAbsent(word, _ -> new ArrayList<>());
                int last = of.isEmpty() ? -1 : of.getLast();
                if (last >> 3 == procedure) of.set(of.size() - 1, last | text);
                else of.add(procedure << 3 | text);
            }
        }

        Vocabulary done(int size) {
            return new Vocabulary(size, places);
        }
    }

    boolean has(String word) {
        return Arrays.binarySearch(words, word) >= 0;
    }

    /** In which texts of each procedure a word stands. */
    byte[] texts(String word, Nearness nearness, Predicate<String> misspelling) {
        var found = new byte[size];
        switch (nearness) {
            case WHOLE -> {
                int at = Arrays.binarySearch(words, word);
                if (at >= 0) mark(at, found);
            }
            case BEGINNING -> {
                int at = Arrays.binarySearch(words, word);
                for (int i = at < 0 ? -at - 1 : at; i < words.length && words[i].startsWith(word); i++) mark(i, found);
            }
            case MISSPELT -> {
                for (int i = 0; i < words.length; i++) if (misspelling.test(words[i])) mark(i, found);
            }
        }
        return found;
    }

    private void mark(int word, byte[] found) {
        for (int place : places[word]) found[place >> 3] |= (byte) (place & 7);
    }

    /** Whether two words differ by one letter: another, one too many or too few, or two neighbours exchanged. */
    static boolean oneLetterApart(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        if (Math.abs(a.length() - b.length()) > 1 || a.equals(b)) return false;
        int same = 0;
        while (same < shorter && a.charAt(same) == b.charAt(same)) same++;
        if (a.length() > b.length()) return a.startsWith(b.substring(same), same + 1);
        if (a.length() < b.length()) return b.startsWith(a.substring(same), same + 1);
        return a.startsWith(b.substring(same + 1), same + 1)
                || same + 1 < shorter
                        && a.charAt(same) == b.charAt(same + 1)
                        && a.charAt(same + 1) == b.charAt(same)
                        && a.startsWith(b.substring(same + 2), same + 2);
    }
}
