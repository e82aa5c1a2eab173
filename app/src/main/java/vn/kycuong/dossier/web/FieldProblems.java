package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.FieldProblem;

/** Problems by field, for a form that marks each. */
public record FieldProblems(List<FieldProblem> all, Map<String, String> byField) {
    static FieldProblems of(List<FieldProblem> problems) {
        return new FieldProblems(
                problems,
                problems.stream()
                        .collect(Collectors.toMap(FieldProblem::field, FieldProblem::wordKey, (first, _) -> first)));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Key of the sentence for a field, or null when it is fine. */
    public @Nullable String of(String field) {
        return byField.get(field);
    }
}
