package vn.kycuong.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.kycuong.procedure.ProcedureBook.Entry;
import vn.kycuong.procedure.ProcedureQuery.Phrase;
import vn.kycuong.procedure.Vocabulary.Nearness;
import vn.kycuong.reference.SearchText;

/**
 * Finds procedures by what people type. Words with marks are found with them, words without any way; only where nothing is found so,
 * one letter may be wrong, and only where that finds nothing either, the rarest words decide.
 */
final class ProcedureIndex {
    private static final int NAME = 1;
    private static final int EVERYDAY = 2;
    private static final int REST = 4;

    /** Of what was typed, by how rare its words are, so much must be found where not all of it is. */
    private static final double ENOUGH = 0.6;

    private static final int SHORTEST_MISSPELT = 3;

    private final List<Entry> entries;
    private final List<Synonym> synonyms;
    private final Text[] texts;
    private final Vocabulary exact;
    private final Vocabulary folded;

    /** The name and the everyday words of a procedure, each with its marks and without. */
    private record Text(
            String exactName,
            String foldedName,
            Set<String> exactWords,
            Set<String> foldedWords,
            int length,
            List<String> codes) {
        String name(boolean marks) {
            return marks ? exactName : foldedName;
        }

        Set<String> words(boolean marks) {
            return marks ? exactWords : foldedWords;
        }
    }

    /** The procedures found, the best first. @param approximate whether something that was typed had to be read otherwise */
    record Hits(List<Entry> entries, boolean approximate) {}

    ProcedureIndex(List<Entry> entries, List<Synonym> synonyms) {
        this.entries = entries;
        this.synonyms = synonyms;
        this.texts = new Text[entries.size()];
        var withMarks = new Vocabulary.Collecting();
        var without = new Vocabulary.Collecting();
        for (int i = 0; i < texts.length; i++) {
            var entry = entries.get(i);
            texts[i] = text(entry);
            collect(i, NAME, entry.name(), withMarks, without);
            for (var said : entry.words()) collect(i, EVERYDAY, said, withMarks, without);
            for (var rest : List.of(entry.field(), entry.nameEn(), entry.fieldEn()))
                collect(i, REST, rest, withMarks, without);
        }
        this.exact = withMarks.done(texts.length);
        this.folded = without.done(texts.length);
    }

    private static Text text(Entry entry) {
        var name = SearchText.exact(entry.name());
        var words = entry.words().stream()
                .map(said -> " " + SearchText.exact(said))
                .collect(Collectors.toUnmodifiableSet());
        return new Text(
                " " + name + " ",
                " " + SearchText.folded(name) + " ",
                words,
                words.stream().map(said -> " " + SearchText.folded(said)).collect(Collectors.toUnmodifiableSet()),
                name.split(" ").length,
                entry.allCodes().stream().map(code -> code.replace(".", "")).toList());
    }

    private static void collect(
            int entry, int text, String words, Vocabulary.Collecting exact, Vocabulary.Collecting folded) {
        var prepared = SearchText.exact(words);
        exact.add(entry, text, prepared);
        folded.add(entry, text, SearchText.folded(prepared));
    }

    Hits find(ProcedureQuery query) {
        var scores = new double[texts.length];
        if (query.mayBeCode()) {
            for (int i = 0; i < texts.length; i++)
                if (texts[i].codes().stream().anyMatch(query::isCode)) scores[i] = 1_000;
        }
        var meanings = query.meanings(synonyms);
        score(query.typed(), false, 0, scores);
        for (var meant : meanings) score(meant, false, 20, scores);
        if (any(scores)) return new Hits(ranked(scores), false);
        score(query.typed(), true, 0, scores);
        for (var meant : meanings) score(meant, true, 20, scores);
        if (!any(scores)) {
            part(query.typed(), scores);
            for (var meant : meanings) part(meant, scores);
        }
        return new Hits(ranked(scores), true);
    }

    private static boolean any(double[] scores) {
        return Arrays.stream(scores).anyMatch(score -> score > 0);
    }

    private List<Entry> ranked(double[] scores) {
        record Found(double score, Entry entry) {}
        var found = new ArrayList<Found>();
        for (int i = 0; i < scores.length; i++) if (scores[i] > 0) found.add(new Found(scores[i], entries.get(i)));
        found.sort(Comparator.comparingDouble(Found::score).reversed());
        return found.stream().map(Found::entry).toList();
    }

    /** All words stand in a procedure; where they stand, and whether in a row, says how well it answers. */
    private void score(Phrase phrase, boolean misspelt, double less, double[] scores) {
        var words = List.copyOf(new java.util.LinkedHashSet<>(phrase.words()));
        if (words.isEmpty()) return;
        var found = new ArrayList<byte[]>();
        for (var word : words) found.add(texts(word, word.equals(words.getLast()), misspelt));
        var wanted = new Row(phrase);
        for (int i = 0; i < texts.length; i++) {
            int all = 7;
            int together = 7;
            int somewhere = 7;
            for (var of : found) {
                all &= of[i];
                if ((of[i] & (NAME | EVERYDAY)) == 0) together = 0;
                if (of[i] == 0) somewhere = 0;
            }
            if (somewhere == 0) continue;
            double rank = (all & NAME) != 0 ? 500 : together != 0 ? 400 : 300;
            if (!misspelt) rank = Math.max(rank, wanted.in(texts[i]));
            scores[i] =
                    Math.max(scores[i], rank - less + 19.0 * Math.min(1, (double) words.size() / texts[i].length()));
        }
    }

    /** A phrase to be found with its words in a row. */
    private static final class Row {
        private final boolean marks;
        private final String whole;
        private final String begun;

        Row(Phrase phrase) {
            marks = phrase.marked();
            begun = " " + phrase.in(marks);
            whole = begun + " ";
        }

        double in(Text text) {
            var name = text.name(marks);
            if (name.equals(whole)) return 900;
            if (text.words(marks).contains(begun)) return 850;
            if (name.startsWith(begun)) return 800;
            if (name.contains(whole)) return 700;
            for (var said : text.words(marks)) if (said.contains(begun)) return 600;
            return name.contains(begun) ? 550 : 0;
        }
    }

    /** Not all words stand in a procedure, but those that do are rare; none may stand there with other marks than were typed. */
    private void part(Phrase phrase, double[] scores) {
        var words = new HashSet<>(phrase.words());
        if (words.size() < 2) return;
        var matched = new double[texts.length];
        double whole = 0;
        for (var word : words) {
            var found = texts(word, false, false);
            double weight = weight(found);
            whole += weight;
            var anyMarks = SearchText.hasMarks(word)
                    ? folded.texts(SearchText.folded(word), Nearness.WHOLE, _ -> false)
                    : found;
            for (int i = 0; i < texts.length; i++) {
                if (found[i] != 0) matched[i] += (found[i] & (NAME | EVERYDAY)) != 0 ? weight : weight / 2;
                else if (anyMarks[i] != 0) matched[i] = Double.NEGATIVE_INFINITY;
            }
        }
        for (int i = 0; i < texts.length; i++)
            if (matched[i] >= ENOUGH * whole)
                scores[i] = Math.max(scores[i], 200 * matched[i] / whole + 10.0 / texts[i].length());
    }

    private double weight(byte[] found) {
        int places = 0;
        for (byte of : found) if (of != 0) places++;
        return Math.log((texts.length + 1.0) / (places + 0.5)) + 0.1;
    }

    private byte[] texts(String word, boolean last, boolean misspelt) {
        boolean marks = SearchText.hasMarks(word);
        var vocabulary = marks ? exact : folded;
        if (misspelt && word.length() >= SHORTEST_MISSPELT && !Character.isDigit(word.charAt(0)))
            return either(
                    vocabulary.texts(word, Nearness.WHOLE, _ -> false),
                    vocabulary.texts(word, Nearness.MISSPELT, other -> misspelt(word, other, marks)));
        if (last || !vocabulary.has(word)) return vocabulary.texts(word, Nearness.BEGINNING, _ -> false);
        return vocabulary.texts(word, Nearness.WHOLE, _ -> false);
    }

    /** Other marks are no misspelling: who types marks means them. A short word keeps its first letter, or its letters. */
    private static boolean misspelt(String word, String other, boolean marks) {
        if (other.length() < SHORTEST_MISSPELT || !Vocabulary.oneLetterApart(word, other)) return false;
        boolean exchanged = word.length() == other.length() && word.indexOf(other.charAt(0)) == 1;
        if (word.length() == SHORTEST_MISSPELT && word.charAt(0) != other.charAt(0) && !exchanged) return false;
        return !marks || !SearchText.folded(word).equals(SearchText.folded(other));
    }

    private static byte[] either(byte[] one, byte[] other) {
        for (int i = 0; i < one.length; i++) one[i] |= other[i];
        return one;
    }
}
