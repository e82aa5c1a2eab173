package vn.kycuong.dossier;

import java.util.List;
import vn.kycuong.calendar.DueDate;

/** What became of an application at the counter or online. */
public sealed interface TakeInResult {
    /** Accepted: the slip says this date, and the account says why. */
    record Accepted(DossierRef ref, DueDate due) implements TakeInResult {}

    /** Sent online and registered; the one-stop answers within its own limit. */
    record Registered(DossierRef ref, String trackingKey, DueDate answerDue) implements TakeInResult {}

    /** Written down, to be guided or refused in writing. */
    record Presented(DossierRef ref) implements TakeInResult {}

    /** The same form with the same content was taken in before. */
    record AlreadyTakenIn(DossierRef ref) implements TakeInResult {}

    /** The form was used before for another application (the browser's Back button): nothing is taken in under its key. */
    record FormUsed() implements TakeInResult {}

    /** Papers that the published version requires are missing. */
    record PapersMissing(List<String> papers) implements TakeInResult {}

    /** This one-stop does not take it in; says why and where to go. */
    record NotHere(String reason) implements TakeInResult {}

    /** No limit is in force for this case on this day: nothing is guessed. */
    record NoLimitInForce(String reason) implements TakeInResult {}

    /** The officer has no right to do this here. */
    record NotAllowed() implements TakeInResult {}

    /** A field is wrong. */
    record Invalid(List<FieldProblem> problems) implements TakeInResult {}
}
