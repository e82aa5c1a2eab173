package vn.kycuong.task;

import org.jspecify.annotations.Nullable;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.SearchText;

/**
 * Which tasks a list is about.
 *
 * @param head whether what nobody of the unit took up is the asker's to see to
 * @param lead only those led by this unit; null: whoever leads
 * @param document key of a document, or empty
 * @param state name of a state, {@code OPEN}, or empty
 * @param words searched in number, title and content; marks do not matter
 */
public record TaskQuestion(
        Scope scope,
        Whose whose,
        ActorId me,
        UnitId unit,
        boolean head,
        @Nullable UnitId lead,
        String document,
        String clause,
        String state,
        String words) {
    /** So many are read at most. */
    public static final int MOST = 50_000;

    /** Whose tasks. */
    public enum Whose {
        /** What the asker has to do. */
        MINE,
        /** What the asker's unit leads or supports. */
        UNIT,
        /** What the asker's unit assigned. */
        OURS,
        /** All that the asker may see. */
        ALL
    }

    /** All that are of a kind in somebody's reach. */
    public static TaskQuestion of(Officer officer, Whose whose) {
        return new TaskQuestion(
                officer.scope(),
                whose,
                officer.actor(),
                officer.unit(),
                officer.may(Tasks.LEAD) || officer.may(Tasks.DECIDE),
                null,
                "",
                "",
                "",
                "");
    }

    String folded() {
        var folded = SearchText.folded(words).replaceAll("[%_\\\\]", " ").strip();
        return folded.isEmpty() ? "" : "%" + folded + "%";
    }
}
