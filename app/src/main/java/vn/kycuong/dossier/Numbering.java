package vn.kycuong.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Leaving;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Ledger;

/**
 * Number, date and seal of a signed result (cấp số, đóng dấu), a fact of its own between the signature and the one-stop. The number is drawn from a
 * register without gaps in the transaction of the entry; a wrong one is void for a reason and never given again.
 */
@Component
public class Numbering {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Dossiers dossiers;
    private final Results results;
    private final Moves moves;
    private final NumberFormRows forms;
    private final ResultNumberRows rows;
    private final Ledger ledger;
    private final ActPath path;

    Numbering(
            Dossiers dossiers,
            Results results,
            Moves moves,
            NumberFormRows forms,
            ResultNumberRows rows,
            Ledger ledger,
            ActPath path) {
        this.dossiers = dossiers;
        this.results = results;
        this.moves = moves;
        this.forms = forms;
        this.rows = rows;
        this.ledger = ledger;
        this.path = path;
    }

    /**
     * The number that comes next, if nobody is faster.
     *
     * @param earliest the first day that may stand on the paper
     */
    public record Next(String symbol, LocalDate earliest, LocalDate today) {}

    /** What is going to be given to the result where it lies to be numbered; empty where it does not. */
    public Optional<Next> next(CaseState c) {
        if (!c.isOpen() || !dossiers.isNumbering(c, 0)) return Optional.empty();
        return nextOf(c);
    }

    /** What would be given in place of a wrong number, while the result lies at the one-stop. */
    public Optional<Next> again(CaseState c) {
        if (!DossierRules.in(c, DossierState.AT_ONE_STOP) || standing(c.id()).isEmpty()) return Optional.empty();
        return nextOf(c);
    }

    /** The number that the result bears now. */
    public Optional<ResultNumber> standing(CaseId id) {
        return rows.standing(id);
    }

    private Optional<Next> nextOf(CaseState c) {
        var today = path.today();
        return form(c, today).map(form -> {
            int number = 1 + rows.last(form.unit(), form.book(), today.getYear());
            return new Next(form.symbol(number, today.getYear()), earliest(c, form, today), today);
        });
    }

    /** The result gets its number and goes to the one-stop. @param dated the date of the paper */
    @Transactional
    public ActResult number(CaseId id, Sheet sheet, Leaving leaving, LocalDate dated, Officer officer) {
        var found = ledger.find(id).filter(c -> ActPath.mayAct(c, officer));
        if (found.isEmpty()) return new ActResult.NotFound();
        var c = found.get();
        if (c.version() != sheet.version()) return path.overtaken(id, sheet.key());
        if (!dossiers.isNumbering(c, leaving.work())) return new ActResult.NotPossible("dossier.no.notNumbering");
        return switch (drawn(c, dated)) {
            case Drawn.No(var why) -> ActPath.undone(why);
            case Drawn.Given(var facts) -> kept(id, results.issue(id, sheet, leaving, facts, officer));
        };
    }

    /** The number is wrong: it is void, and the result gets the next one, as long as nobody has fetched it. */
    @Transactional
    public ActResult numberAgain(CaseId id, Sheet sheet, LocalDate dated, String reason, Officer officer) {
        var found = ledger.find(id).filter(c -> ActPath.mayAct(c, officer));
        if (found.isEmpty()) return new ActResult.NotFound();
        var c = found.get();
        if (c.version() != sheet.version()) return path.overtaken(id, sheet.key());
        if (standing(id).isEmpty()) return new ActResult.NotPossible("dossier.no.neverNumbered");
        return switch (drawn(c, dated)) {
            case Drawn.No(var why) -> ActPath.undone(why);
            case Drawn.Given(var facts) -> {
                var deed = Deed.of(
                                DossierEvent.RESULT_RENUMBERED,
                                right(c),
                                CaseState::unitNow,
                                new Draft("note", Map.of("text", reason), null),
                                (now, _) -> DossierRules.lay(now, DossierState.AT_ONE_STOP))
                        .with(facts);
                yield kept(id, path.act(id, sheet, officer, deed));
            }
        };
    }

    /** Whether a person numbers the results of a dossier. */
    public boolean isFor(CaseState c, Officer officer) {
        return step(c).isPresent() && officer.scope().contains(c.unitNow()) && officer.may(right(c));
    }

    private String right(CaseState c) {
        return step(c).map(step -> Rights.ofRole(step.role())).orElse(Rights.NUMBER);
    }

    private Optional<ProcessStep> step(CaseState c) {
        return c.process() == 0
                ? Optional.empty()
                : moves.process(c).steps().stream()
                        .filter(step -> step.kind() == ProcessStep.StepKind.NUMBER)
                        .findFirst();
    }

    /** Whatever the ledger says no to gives the number back. */
    private ActResult kept(CaseId id, ActResult result) {
        if (!(result instanceof ActResult.Done)) return ActPath.undone(result);
        rows.keep(ledger.entries(id));
        return result;
    }

    // ---- what is drawn

    private sealed interface Drawn {
        record Given(Map<String, ?> facts) implements Drawn {}

        record No(ActResult why) implements Drawn {}
    }

    private Drawn drawn(CaseState c, LocalDate dated) {
        var today = path.today();
        var form = form(c, today);
        if (form.isEmpty()) return no("dossier.no.noNumberForm");
        if (dated.isAfter(today)) return no("dossier.no.numberFuture");
        var given = form.get();
        int number = rows.draw(given.unit(), given.book(), dated.getYear());
        var earliest = earliest(c, given, dated);
        if (dated.isBefore(earliest)) return no("dossier.no.numberEarly", DAY.format(earliest));
        return new Drawn.Given(
                ResultNumber.facts(given.unit(), given.book(), dated, number, given.symbol(number, dated.getYear())));
    }

    private static Drawn no(String wordKey, Object... arguments) {
        return new Drawn.No(ActPath.refused(new Decision.No(wordKey, arguments)));
    }

    /** Not before it was signed, nor before a paper of the same register and year: numbers and dates run together. */
    private LocalDate earliest(CaseState c, NumberForm form, LocalDate dated) {
        return Stream.concat(
                        signed(ledger.entries(c.id())).stream(),
                        rows.latest(form.unit(), form.book(), dated.getYear()).stream())
                .max(Comparator.naturalOrder())
                .orElse(dated);
    }

    private static Optional<LocalDate> signed(List<Entry> entries) {
        return entries.stream()
                .filter(e -> e.kind().equals(DossierEvent.SIGNED.kind()))
                .map(e -> ActPath.today(e.occurredAt()))
                .reduce((_, later) -> later);
    }

    private Optional<NumberForm> form(CaseState c, LocalDate day) {
        return forms.inForce(unit(c, day), moves.process(c).code(), day);
    }

    private UnitId unit(CaseState c, LocalDate day) {
        var units = moves.units(c.unitIn(), c.unitNow(), day);
        return step(c).map(units).orElse(c.unitNow());
    }
}
