package vn.kycuong.procedure;

import java.util.List;
import java.util.stream.Collectors;
import vn.kycuong.reference.SearchText;

/** The texts of a procedure in which people search, prepared once. Each is held with its marks and without. */
record ProcedureText(Words name, Words everyday, Words rest, List<String> codes) {
    /** A text between spaces, so that a word is found by its beginning. */
    record Words(String exact, String folded) {
        static Words of(List<String> texts) {
            var joined = texts.stream().map(SearchText::exact).collect(Collectors.joining(" | "));
            return new Words(" " + joined, " " + SearchText.folded(joined));
        }
    }

    static ProcedureText of(
            String name, String nameEn, String field, String fieldEn, List<String> words, List<String> codes) {
        return new ProcedureText(
                Words.of(List.of(name)), Words.of(words), Words.of(List.of(field, nameEn, fieldEn)), codes);
    }
}
