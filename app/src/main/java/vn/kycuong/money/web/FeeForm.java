package vn.kycuong.money.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.money.FeeQuestion;
import vn.kycuong.money.Vnd;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Field;
import vn.kycuong.ui.Words;

/**
 * The fields of one act with money as typed: read to values, or marked field by field. Whatever the answer, what was typed is kept.
 *
 * @param act which act; empty when none was tried
 * @param problems what is wrong with which field; grows while fields are read
 */
public record FeeForm(String act, Map<String, String> typed, List<Problem> problems) {
    static final int LONGEST = 1_000;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern KEY = Pattern.compile("[\\w:-]{16,100}");
    private static final Pattern NOTHING_SEEN = Pattern.compile("[\\p{Z}\\p{C}]*");

    /** What is wrong with a field. */
    public record Problem(String field, String wordKey) {}

    static FeeForm none() {
        return new FeeForm("", Map.of(), List.of());
    }

    static FeeForm of(String act, MultiValueMap<String, String> typed) {
        return new FeeForm(act, typed.toSingleValueMap(), new ArrayList<>());
    }

    String key() {
        var key = first("key");
        if (!KEY.matcher(key).matches()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return key;
    }

    FeeQuestion question() {
        var exemption = first("exemption");
        return new FeeQuestion(
                whole("copies"),
                whole("pages"),
                exemption.isEmpty() ? null : exemption,
                first("confirmed").equals("1"));
    }

    private int whole(String name) {
        var text = first(name).strip();
        if (text.isEmpty()) return 0;
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) == 0) {
            wrong(name, "money.no.whole");
            return 0;
        }
        return Integer.parseInt(text);
    }

    long amount(String name) {
        var read = Vnd.parse(first(name));
        if (read.isEmpty()) wrong(name, "money.no.amount");
        return read.orElse(-1);
    }

    OptionalLong shown() {
        return Vnd.parse(first("amount"));
    }

    /** The paper that the act is about: a receipt, or a refund. */
    UUID paper() {
        var about = first("about");
        if (FeePages.isId(about)) return UUID.fromString(about);
        wrong("about", "money.no.paper");
        return new UUID(0, 0);
    }

    /** Which setting of the fees the page showed. */
    int edition() {
        var version = first("version");
        return WHOLE.matcher(version).matches() ? Integer.parseInt(version) : -1;
    }

    String text(String name) {
        var text = first(name);
        if (text.length() > LONGEST) wrong(name, "money.no.tooLong");
        return text.strip();
    }

    String must(String name) {
        var text = text(name);
        if (NOTHING_SEEN.matcher(text).matches()) wrong(name, "money.no.reason");
        return text;
    }

    boolean isFine() {
        return problems.isEmpty();
    }

    void wrong(String field, String wordKey) {
        problems.add(new Problem(field, wordKey));
    }

    String first(String name) {
        return typed.getOrDefault(name, "");
    }

    // ---- showing

    /** Whether this act was tried on this thing. */
    public boolean isTried(String asked, String about) {
        return act.equals(asked) && (about.isEmpty() || first("about").equals(about));
    }

    /** A field of an act, with what was typed in it and what is wrong with it. */
    public Field field(String asked, String about, String name, String label, @Nullable String otherwise, Words w) {
        boolean tried = isTried(asked, about);
        var field = Field.of(name, label)
                .id(asked + (about.isEmpty() ? "" : "-" + about) + "-" + name)
                .value(tried ? first(name) : otherwise);
        if (!tried) return field;
        return problems.stream()
                .filter(p -> p.field().equals(name))
                .findFirst()
                .map(p -> field.error(w.get(p.wordKey(), LONGEST)))
                .orElse(field);
    }

    /** What is wrong, for the head of the page. */
    public List<ErrorLine> lines(Words w) {
        var about = first("about");
        return problems.stream()
                .map(p -> new ErrorLine(
                        p.field().equals("about") ? "" : act + (about.isEmpty() ? "" : "-" + about) + "-" + p.field(),
                        w.get(p.wordKey(), LONGEST)))
                .toList();
    }
}
