package vn.kycuong.procedure.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.law.Limits.InForceResult.InForce;
import vn.kycuong.law.Rule;
import vn.kycuong.organisation.Unit;
import vn.kycuong.procedure.Agency;
import vn.kycuong.procedure.Fee;
import vn.kycuong.procedure.Paper;
import vn.kycuong.procedure.ProcedureCase;
import vn.kycuong.procedure.ProcedureCode;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Related;
import vn.kycuong.reference.SearchText;
import vn.kycuong.ui.Row;
import vn.kycuong.ui.Words;

/**
 * A procedure as a citizen reads it on a day.
 *
 * @param agency who decides, by name
 * @param oneStops where an application may be handed in
 * @param process its internal steps, or null where none are known
 * @param committed by case, a time shorter than the law's to which the province committed itself
 * @param related the other procedures of the day that belong to it
 */
public record ProcedureView(
        ProcedureVersion procedure,
        LocalDate date,
        String agency,
        List<LimitLine> limits,
        Map<String, Rule> committed,
        List<Unit> oneStops,
        @Nullable ProcessVersion process,
        List<Other> related) {
    /** Another procedure, and how it stands to this one. */
    public record Other(Related relation, ProcedureVersion procedure) {}

    /** The papers of a case. @param one null where all cases ask for the same */
    public record PaperGroup(@Nullable ProcedureCase one, List<Paper> papers) {}

    /** A way of handing in with its own time and fee. @param limits by case */
    public record WayLine(String channel, List<LimitLine> limits, List<Fee> fees, String note) {}

    private static final Set<String> SUBJECTS =
            Set.of("ca nhan", "doanh nghiep", "ho gia dinh", "ho kinh doanh", "to chuc");

    /** Who may apply, in the page's language. */
    public String subjects(Words w) {
        return procedure.subjects().stream()
                .map(subject -> SUBJECTS.contains(SearchText.folded(subject))
                        ? w.get("procedure.subject."
                                + SearchText.folded(subject).replace(' ', '-'))
                        : subject)
                .collect(Collectors.joining(", "));
    }

    /** The catalogue gives the law of this state of a procedure only; later ones await theirs. */
    private static final String WITH_LEGAL_BASIS = "v2020";

    private static final String ONLINE = "ONLINE";

    public ProcedureView {
        limits = List.copyOf(limits);
        committed = Map.copyOf(committed);
        oneStops = List.copyOf(oneStops);
        related = List.copyOf(related);
    }

    /** The shorter time that is promised for a case beside that of the law; null where there is none. */
    public @Nullable Rule committed(LimitLine line) {
        return line.limit() instanceof InForce
                ? committed.get(line.procedureCase().key())
                : null;
    }

    /** By case only where cases ask for different papers. */
    public List<PaperGroup> papers() {
        boolean alike = procedure.papers().stream().allMatch(p -> p.cases().isEmpty());
        if (alike || procedure.cases().size() < 2) return List.of(new PaperGroup(null, procedure.papers()));
        return procedure.cases().stream()
                .map(one -> new PaperGroup(one, procedure.papersOf(one.key())))
                .toList();
    }

    /** Each way of handing in, with what it takes and costs. */
    public List<WayLine> ways() {
        return procedure.channels().stream().map(this::way).toList();
    }

    private WayLine way(String channel) {
        var fees = procedure.fees().stream()
                .filter(fee -> fee.channel().isEmpty() || fee.channel().equals(channel))
                .toList();
        var note = procedure.publication().ways().stream()
                .filter(way -> way.channel().equals(channel))
                .map(way -> (way.note() + " " + way.place()).strip())
                .findFirst()
                .orElse("");
        var own = limits.stream()
                .filter(line -> line.channels().contains(channel))
                .toList();
        return new WayLine(channel, own, fees, note);
    }

    /** The facts at the head of the page. */
    public List<Row> facts(Words w) {
        var p = procedure;
        var rows = new ArrayList<Row>();
        rows.add(new Row(w.get("procedure.code"), p.code() == null ? w.get("procedure.noCode") : p.code()));
        var earlier = p.codes().stream()
                .filter(code -> !code.inForce(date))
                .map(ProcedureCode::code)
                .collect(Collectors.joining(", "));
        if (!earlier.isEmpty()) rows.add(new Row(w.get("procedure.otherCodes"), earlier));
        rows.add(new Row(
                w.get("procedure.decision"),
                Objects.requireNonNullElse(p.publication().decision(), w.get("procedure.notEntered"))));
        if (p.publication().kind() != null)
            rows.add(new Row(w.get("procedure.kind"), p.publication().kind()));
        rows.add(new Row(w.get("procedure.field"), p.field(w.locale())));
        rows.add(new Row(w.get("procedure.agency"), agency));
        for (var part : List.of(Agency.Part.COMPETENT, Agency.Part.DELEGATED, Agency.Part.COORDINATING)) {
            var names =
                    p.publication().agencies(part).stream().map(Agency::name).collect(Collectors.joining("; "));
            if (!names.isEmpty()) rows.add(new Row(w.get("procedure.part." + part), names));
        }
        if (!p.publication().reception().isEmpty())
            rows.add(new Row(w.get("procedure.reception"), p.publication().reception()));
        rows.add(new Row(w.get("procedure.subjects"), subjects(w)));
        rows.add(new Row(w.get("procedure.result"), p.result()));
        rows.add(new Row(
                w.get("procedure.sets"), p.sets() == 0 ? w.get("procedure.notEntered") : String.valueOf(p.sets())));
        return rows;
    }

    /** Whether there is a form to fill in here: taken in, offered online, and within a limit that the law of the day gives. */
    public boolean appliedForOnline() {
        return offeredOnline() && hasLimit(ONLINE) && process != null;
    }

    /** Offered online, but nothing could be promised. */
    public boolean onlineWithoutLimit() {
        return offeredOnline() && !hasLimit(ONLINE);
    }

    public boolean legalBasisIsOfTheDay() {
        return procedure.version().equals(WITH_LEGAL_BASIS)
                || procedure.publication().decision() != null;
    }

    private boolean offeredOnline() {
        return procedure.takenInAtOneStop() && procedure.channels().contains(ONLINE) && !oneStops.isEmpty();
    }

    private boolean hasLimit(String channel) {
        return limits.stream().anyMatch(line -> line.channels().contains(channel) && line.limit() instanceof InForce);
    }
}
