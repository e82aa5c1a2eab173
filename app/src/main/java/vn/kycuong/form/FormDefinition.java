package vn.kycuong.form;

import java.util.List;
import java.util.Optional;

/**
 * All that is asked for one version of a procedure.
 *
 * @param procedureVersion the state of the law it belongs to
 * @param onlyCase the case of a procedure that has one; empty where the case is asked
 */
public record FormDefinition(String procedureKey, String procedureVersion, String onlyCase, List<Section> sections) {
    /** The question that asks for the case. */
    public static final String CASE = "case";
    /** The question that asks for the one-stop. */
    public static final String OFFICE = "office";

    public FormDefinition {
        sections = List.copyOf(sections);
    }

    public Optional<Section> section(String key) {
        return sections.stream().filter(s -> s.key().equals(key)).findFirst();
    }

    public List<Question> questions() {
        return sections.stream().flatMap(s -> s.questions().stream()).toList();
    }
}
