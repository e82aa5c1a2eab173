package vn.kycuong.dossier;

import java.util.List;

/** What became of a change of a text. */
public sealed interface ReasonTextResult {
    /** It stands. */
    record Done() implements ReasonTextResult {}

    /** Something typed cannot be accepted. */
    record Refused(List<FieldProblem> problems) implements ReasonTextResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Somebody else changed or removed it meanwhile. */
    record Overtaken() implements ReasonTextResult {}

    /** There is no such text, or it is another's to change. */
    record NotFound() implements ReasonTextResult {}
}
