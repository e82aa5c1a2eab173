package vn.kycuong.procedure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.kycuong.procedure.Paper;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/**
 * A procedure as it is corrected by hand.
 *
 * @param typed what was sent and refused; empty at first
 */
public record CorrectionView(ProcedureVersion procedure, Map<String, String> typed, List<String> problems) {
    public CorrectionView {
        typed = Map.copyOf(typed);
        problems = List.copyOf(problems);
    }

    /** What stands in a field of one of the forms. */
    public String value(String form, String field, String otherwise) {
        return isOf(form) ? typed.getOrDefault(field, "") : otherwise;
    }

    private boolean isOf(String form) {
        return form.equals(typed.get("lam"));
    }

    public List<Option> cases(String form, boolean every, Words w) {
        var chosen = value(form, "case", "");
        return Stream.concat(
                        every
                                ? Stream.of(new Option("", w.get("correct.everyCase"), chosen.isEmpty()))
                                : Stream.empty(),
                        procedure.cases().stream()
                                .map(c -> new Option(
                                        c.key(), c.name(w.locale()), c.key().equals(chosen))))
                .toList();
    }

    public List<Option> channels(String form, Words w) {
        return options(form, "channel", List.of("", "COUNTER", "POSTAL", "ONLINE"), "procedure.channel.", w);
    }

    public List<Option> kinds(Words w) {
        return options("phi", "kind", List.of("PHI", "LE_PHI", "NONE"), "money.feeKind.", w);
    }

    public List<Option> pers(Words w) {
        return options("phi", "per", List.of("dossier", "copy", "page", "case"), "correct.per.", w);
    }

    private List<Option> options(String form, String field, List<String> values, String words, Words w) {
        var chosen = value(form, field, "");
        return values.stream()
                .map(v -> new Option(v, v.isEmpty() ? w.get("correct.everyWay") : w.get(words + v), v.equals(chosen)))
                .toList();
    }

    /** Its papers and some rows to fill in; as they were typed where they were refused. */
    public List<Paper> papers() {
        var rows = new ArrayList<Paper>();
        int all = procedure.papers().size() + CorrectionPages.MORE;
        for (int i = 0; i < all; i++) {
            var old = i < procedure.papers().size() ? procedure.papers().get(i) : null;
            var at = "p" + i + ".";
            rows.add(
                    isOf("giay") || old == null
                            ? new Paper(
                                    i + 1,
                                    typed.getOrDefault(at + "name", ""),
                                    number(at + "originals"),
                                    number(at + "copies"),
                                    typed.containsKey(at + "mandatory"),
                                    typed.containsKey(at + "present"),
                                    typed.getOrDefault(at + "note", ""),
                                    List.of(),
                                    typed.getOrDefault(at + "form", ""),
                                    "",
                                    false)
                            : old);
        }
        return rows;
    }

    private int number(String field) {
        var text = typed.getOrDefault(field, "").strip();
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
