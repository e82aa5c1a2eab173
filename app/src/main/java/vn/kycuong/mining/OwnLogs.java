package vn.kycuong.mining;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Chains;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.organisation.Organisation;

/**
 * Our own dossiers as event logs (nhật ký của ta): those received in a period, as XES or OCEL 2.0 JSON. Cases and people bear pseudonyms that hold
 * for one file; nothing of an applicant is in it.
 */
@Component
public class OwnLogs {
    private static final int AT_ONCE = 200;
    private static final String RECALCULATED = "kernel.CalendarChanged";

    private final OwnLogRows rows;
    private final Chains chains;
    private final ClockProjection clocks;
    private final Organisation organisation;

    OwnLogs(OwnLogRows rows, Chains chains, ClockProjection clocks, Organisation organisation) {
        this.rows = rows;
        this.chains = chains;
        this.clocks = clocks;
        this.organisation = organisation;
    }

    /** For a command beside the program. */
    public static OwnLogs of(JdbcClient jdbc) {
        return new OwnLogs(
                new OwnLogRows(jdbc), Chains.reading(jdbc), ClockProjection.reading(jdbc), Organisation.of(jdbc));
    }

    /** In which form. */
    public enum Format {
        XES,
        OCEL
    }

    /** Takes the cases one by one. */
    interface Writer {
        void write(OwnCase one);

        void end();
    }

    /**
     * Writes the dossiers received from one day to another, both included.
     *
     * @param knownAt with the calendars known then
     * @return how many
     */
    public long write(Format format, LocalDate from, LocalDate until, Scope scope, Instant knownAt, OutputStream out) {
        var writer = format == Format.XES ? new XesWriter(out) : new OcelWriter(out);
        var names = new FilePseudonyms();
        var units = new HashMap<Integer, String>();
        var after = new UUID(0, 0);
        long written = 0;
        while (true) {
            var some =
                    rows.received(scope, LegalZone.startOf(from), LegalZone.startOf(until.plusDays(1)), after, AT_ONCE);
            var entries = chains.of(some.stream().map(d -> new CaseId(d.id())).toList());
            for (var dossier : some) {
                writer.write(
                        own(dossier, entries.getOrDefault(new CaseId(dossier.id()), List.of()), knownAt, names, units));
                written++;
            }
            if (some.size() < AT_ONCE) break;
            after = some.getLast().id();
        }
        writer.end();
        return written;
    }

    private OwnCase own(
            OwnLogRows.Dossier dossier,
            List<Entry> entries,
            Instant knownAt,
            FilePseudonyms names,
            Map<Integer, String> units) {
        var events = entries.stream()
                .filter(e -> !DossierEvent.onlySays(e) && !RECALCULATED.equals(e.kind()))
                .map(e -> new OwnCase.Event(
                        step(e),
                        e.occurredAt(),
                        names.of("actor " + e.actor().value()),
                        unit(e.unit().value(), units)))
                .toList();
        var promise = promise(entries, knownAt);
        return new OwnCase(
                names.of("case " + dossier.id()),
                dossier.openedAt(),
                promise.deadline(),
                promise.met() == null ? dossier.closedAt() : promise.met(),
                entries.isEmpty()
                        ? ""
                        : String.valueOf(entries.getFirst().facts().get("procedure")),
                unit(dossier.unit(), units),
                events);
    }

    private record Promise(
            @Nullable Instant deadline, @Nullable Instant met) {
        static final Promise NONE = new Promise(null, null);
    }

    /** By when the whole of it was owed, and when it was there. */
    private Promise promise(List<Entry> entries, Instant knownAt) {
        if (entries.isEmpty()) return Promise.NONE;
        var first = entries.getFirst();
        var state = CaseState.replay(first.caseId(), first.caseKind(), entries);
        var owed = state.obligation(Tier.WHOLE);
        if (owed.isEmpty()) return Promise.NONE;
        var row = clocks.of(state, knownAt).get(owed.get().no());
        var lateFrom = row == null ? null : row.lateFrom();
        return new Promise(
                lateFrom == null ? null : lastInTime(lateFrom),
                owed.get().clock().metAt());
    }

    /** Whoever ends later than this is late. */
    static Instant lastInTime(Instant lateFrom) {
        return lateFrom.minusMillis(1);
    }

    /** What happened, and at which step of the process where that is known. */
    private static String step(Entry entry) {
        return entry.facts().get("step") instanceof String step ? entry.kind() + " (" + step + ")" : entry.kind();
    }

    private String unit(int number, Map<Integer, String> known) {
        return known.computeIfAbsent(
                number, n -> organisation.unit(new UnitId(n)).key());
    }
}
