package vn.kycuong.procedure.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.law.Limits.InForceResult.InForce;
import vn.kycuong.organisation.Unit;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.reference.SearchText;
import vn.kycuong.ui.Words;

/**
 * A procedure as a citizen reads it on a day.
 *
 * @param agency who decides, by name
 * @param oneStops where an application may be handed in
 * @param process its internal steps, or null where none are known
 */
public record ProcedureView(
        ProcedureVersion procedure,
        LocalDate date,
        String agency,
        List<LimitLine> limits,
        List<Unit> oneStops,
        @Nullable ProcessVersion process) {
    /** Who may apply, in the page's language. */
    public String subjects(Words w) {
        return procedure.subjects().stream()
                .map(subject ->
                        w.get("procedure.subject." + SearchText.folded(subject).replace(' ', '-')))
                .collect(Collectors.joining(", "));
    }

    /** The catalogue gives the law of this state of a procedure only; later ones await theirs. */
    private static final String WITH_LEGAL_BASIS = "v2020";

    private static final String ONLINE = "ONLINE";

    public ProcedureView {
        limits = List.copyOf(limits);
        oneStops = List.copyOf(oneStops);
    }

    /** Whether there is a form to fill in here: taken in, offered online, and within a limit that the law of the day gives. */
    public boolean appliedForOnline() {
        return offeredOnline() && hasLimit(ONLINE);
    }

    /** Offered online, but nothing could be promised. */
    public boolean onlineWithoutLimit() {
        return offeredOnline() && !hasLimit(ONLINE);
    }

    public boolean legalBasisIsOfTheDay() {
        return procedure.version().equals(WITH_LEGAL_BASIS);
    }

    private boolean offeredOnline() {
        return procedure.takenInAtOneStop() && procedure.channels().contains(ONLINE) && !oneStops.isEmpty();
    }

    private boolean hasLimit(String channel) {
        return limits.stream().anyMatch(line -> line.channels().contains(channel) && line.limit() instanceof InForce);
    }
}
