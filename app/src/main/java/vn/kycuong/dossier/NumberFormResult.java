package vn.kycuong.dossier;

import java.util.List;

/** What became of a form of numbers that was typed. */
public sealed interface NumberFormResult {
    /** It holds from its day on. */
    record Done() implements NumberFormResult {}

    /** Something typed cannot be accepted. */
    record Refused(List<FieldProblem> problems) implements NumberFormResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
