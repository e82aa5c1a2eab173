package vn.kycuong.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.Entry;

/**
 * A complaint of the holder of a dossier (phản ánh), and what was done about it, as the entries of the case tell. What was written stands in revisions.
 *
 * @param revision under which it was written: its number within the case
 * @param about null for one written before that was asked
 * @param lateFrom from when on an answer is late; null for one written before there was such a date
 * @param referred when it was first passed on to somebody; null while it was not
 */
public record Complaint(
        int revision,
        @Nullable ComplaintSubject about,
        Instant at,
        @Nullable Instant lateFrom,
        @Nullable Instant referred,
        @Nullable Answer answer) {

    /**
     * The answer.
     *
     * @param at when the first one was given
     * @param outcome of the last one
     */
    public record Answer(Instant at, ComplaintOutcome outcome) {}

    /** Those of a case, in the order in which they came. */
    public static List<Complaint> of(List<Entry> entries) {
        var complaints = new ArrayList<Complaint>();
        for (var entry : entries) {
            if (is(entry, DossierEvent.COMPLAINED)) complaints.add(written(entry));
            else if (is(entry, DossierEvent.COMPLAINT_REFERRED))
                complaints.replaceAll(c -> c.isMeant(entry) ? c.referred(entry.occurredAt()) : c);
            else if (is(entry, DossierEvent.COMPLAINT_ANSWERED))
                complaints.replaceAll(c -> c.isMeant(entry) ? c.answered(entry) : c);
        }
        return List.copyOf(complaints);
    }

    /** Whether it was answered before it was late; an answer without a date is none of either. */
    public boolean isInTime() {
        return answer != null && lateFrom != null && answer.at().isBefore(lateFrom);
    }

    private static boolean is(Entry entry, DossierEvent event) {
        return event.kind().equals(entry.kind());
    }

    private static Complaint written(Entry entry) {
        var content = entry.content();
        return new Complaint(
                content == null ? 0 : content.revision(),
                entry.facts().get("about") instanceof String about ? ComplaintSubject.valueOf(about) : null,
                entry.occurredAt(),
                entry.facts().get("lateFrom") instanceof String late ? Instant.parse(late) : null,
                null,
                null);
    }

    private boolean isMeant(Entry entry) {
        return entry.facts().get("complaint") instanceof Number number && number.intValue() == revision;
    }

    private Complaint referred(Instant at) {
        return new Complaint(revision, about, this.at, lateFrom, referred == null ? at : referred, answer);
    }

    private Complaint answered(Entry entry) {
        var outcome = ComplaintOutcome.valueOf(String.valueOf(entry.facts().get("outcome")));
        var first = answer == null ? entry.occurredAt() : answer.at();
        return new Complaint(revision, about, at, lateFrom, referred, new Answer(first, outcome));
    }
}
