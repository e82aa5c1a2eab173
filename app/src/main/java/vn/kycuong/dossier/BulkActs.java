package vn.kycuong.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.dossier.Dossiers.Leaving;
import vn.kycuong.dossier.Dossiers.OpenMove;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.JobWork;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.money.Fees;
import vn.kycuong.money.Owed;

/**
 * Acts on many dossiers for which nothing must be said of each: a step is done, a result signed, or numbered and sealed, an online application accepted, a result sent to who
 * applied, a consulted unit reminded. Each is the act of its own page, done for the version that the person saw when he confirmed, in a
 * transaction of its own; the same order again does nothing twice.
 */
@Component
public class BulkActs implements JobWork {
    /** Name of this kind of job. */
    public static final String KIND = "dossier.acts";

    /** What can be done to many at once. */
    public enum Many {
        COMPLETE(Rights.EXAMINE, Rights.RECEIVE),
        SIGN(Rights.SIGN),
        NUMBER(Rights.NUMBER),
        ACCEPT(Rights.RECEIVE),
        RETURN(Rights.RETURN),
        REMIND(Rights.EXAMINE, Rights.RECEIVE, Rights.SIGN);

        private final List<String> rights;

        Many(String... rights) {
            this.rights = List.of(rights);
        }

        public boolean isFor(Officer officer) {
            return rights.stream().anyMatch(officer::may);
        }

        public static Optional<Many> of(@Nullable String name) {
            for (var act : values()) if (act.name().equals(name)) return Optional.of(act);
            return Optional.empty();
        }
    }

    private final BulkFaces faces;
    private final ActPath path;
    private final Ledger ledger;
    private final Identity identity;
    private final BulkAnswer answer;
    private final TransactionTemplate apart;

    BulkActs(
            BulkFaces faces,
            ActPath path,
            Ledger ledger,
            Identity identity,
            BulkAnswer answer,
            PlatformTransactionManager transactions) {
        this.faces = faces;
        this.path = path;
        this.ledger = ledger;
        this.identity = identity;
        this.answer = answer;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** The faces through which the acts go. */
    @Component
    record BulkFaces(
            Dossiers dossiers,
            Results results,
            Numbering numbering,
            Acceptance acceptance,
            Consultations consultations,
            LaidFiles laid,
            IdentityNumberRows contents,
            Fees fees) {}

    /**
     * How a dossier stands to what is to be done.
     *
     * @param version to be confirmed
     * @param problem why it cannot be done here, as a key of the words; null when it can
     */
    public record Look(int version, @Nullable String problem) {}

    /** Whether it could be done now; empty when the officer does not see the dossier. */
    public Optional<Look> look(Many act, CaseId id, Officer officer) {
        return ledger.find(id)
                .filter(c -> ActPath.mayAct(c, officer))
                .map(c -> new Look(c.version(), problem(act, c, officer)));
    }

    private @Nullable String problem(Many act, CaseState c, Officer officer) {
        return switch (act) {
            case COMPLETE, SIGN, NUMBER -> leaving(act, c, officer);
            case ACCEPT -> DossierRules.in(c, DossierState.SUBMITTED) ? null : "bulk.no.notSubmitted";
            case RETURN -> returning(c);
            case REMIND -> asked(c).isEmpty() ? "bulk.no.nobodyAsked" : null;
        };
    }

    private @Nullable String leaving(Many act, CaseState c, Officer officer) {
        var forward = forward(c, officer);
        if (forward.isEmpty()) return "bulk.no.noStep";
        if (forward.size() > 1) return "bulk.no.choice";
        var only = forward.getFirst();
        var due = due(c, only);
        if (due != act)
            return switch (act) {
                case SIGN -> "bulk.no.notSigning";
                case NUMBER -> "bulk.no.notNumbering";
                default -> due == Many.SIGN ? "bulk.no.isSigning" : "bulk.no.isNumbering";
            };
        return only.paper() ? "bulk.no.paper" : null;
    }

    /** What leaving a step is. */
    private Many due(CaseState c, OpenMove move) {
        if (move.step().kind() == ProcessStep.StepKind.SIGN) return Many.SIGN;
        return faces.dossiers().isNumbering(c, move.work().no()) ? Many.NUMBER : Many.COMPLETE;
    }

    private List<OpenMove> forward(CaseState c, Officer officer) {
        return faces.dossiers().moves(c, officer).stream()
                .filter(m -> m.move().kind() == ProcessMove.Kind.FORWARD)
                .toList();
    }

    /** Only what goes to who applied, where he asked for it, and is paid: else somebody must say to whom and how. */
    private @Nullable String returning(CaseState c) {
        if (!DossierRules.in(c, DossierState.AT_ONE_STOP)) return "bulk.no.notReady";
        var delivery = application(c.id()).map(Application::delivery).orElse("");
        if (!delivery.equals("POSTAL") && !delivery.equals("ONLINE")) return "bulk.no.inPerson";
        if (delivery.equals("ONLINE") && faces.laid().result(c.id()).isEmpty()) return "bulk.no.noResultFile";
        boolean owes = faces.fees()
                .owed(c.id())
                .filter(owed -> owed.state() == Owed.State.OPEN || owed.state() == Owed.State.UNSET)
                .isPresent();
        return owes ? "bulk.no.money" : null;
    }

    private Optional<Application> application(CaseId id) {
        return faces.contents().written(id).stream()
                .filter(w -> w.purpose().equals("application"))
                .findFirst()
                .map(w -> Application.of(w.content()));
    }

    private static List<Obligation> asked(CaseState c) {
        return c.openConsultations().stream()
                .filter(o -> c.workFor(o.no()).isPresent())
                .toList();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int batch() {
        return 5;
    }

    @Override
    public List<JobItem> run(JobOrder order, List<JobItem> items) {
        var officer = identity.at(order.actor(), order.post());
        if (officer.isEmpty())
            return items.stream()
                    .map(i -> i.refused("dossier.no.notAllowed", List.of()))
                    .toList();
        var act = Many.valueOf(order.what().getOrDefault("act", ""));
        return Objects.requireNonNull(apart.execute(_ -> {
            var answers = new ArrayList<JobItem>();
            for (var item : items)
                answers.add(answer.of(item, "bulk.done." + act, done(act, order, item, officer.get())));
            return answers;
        }));
    }

    private ActResult done(Many act, JobOrder order, JobItem item, Officer officer) {
        var id = new CaseId(item.subject());
        var found = ledger.find(id).filter(c -> ActPath.mayAct(c, officer));
        if (found.isEmpty()) return new ActResult.NotFound();
        var c = found.get();
        var key = order.id() + "-" + item.no();
        int seen = Integer.parseInt(item.expected());
        var since = ledger.entries(id).stream().filter(e -> e.version() > seen).toList();
        boolean moved = since.stream().anyMatch(e -> !DossierEvent.onlySays(e));
        if (moved || since.stream().anyMatch(e -> key.equals(e.key()))) return path.overtaken(id, key);
        var problem = problem(act, c, officer);
        return problem == null ? act(act, c, key, officer) : new ActResult.NotPossible(problem);
    }

    private ActResult act(Many act, CaseState c, String key, Officer officer) {
        var sheet = new Sheet(c.version(), key);
        return switch (act) {
            case COMPLETE, SIGN -> {
                var only = forward(c, officer).getFirst();
                var leaving = new Leaving(only.work().no(), only.number(), "");
                yield faces.results().complete(c.id(), sheet, leaving, "", officer);
            }
            case NUMBER -> {
                var work = forward(c, officer).getFirst().work().no();
                yield faces.numbering().number(c.id(), sheet, new Leaving(work, 0, ""), path.today(), officer);
            }
            case ACCEPT -> faces.acceptance().accept(c.id(), sheet, officer);
            case RETURN -> {
                var application = application(c.id()).orElseThrow();
                yield faces.dossiers()
                        .handOver(c.id(), sheet, application.submitter(), application.delivery(), officer);
            }
            case REMIND -> reminded(c, key, officer);
        };
    }

    /** Each unit that has not answered; the last entry bears the key of the order. */
    private ActResult reminded(CaseState c, String key, Officer officer) {
        var asked = asked(c);
        ActResult result = new ActResult.Repeated();
        for (int i = 0; i < asked.size(); i++) {
            var sheet = new Sheet(c.version() + i, i == asked.size() - 1 ? key : key + "." + i);
            result = faces.consultations().remind(c.id(), sheet, asked.get(i).no(), officer);
            if (!(result instanceof ActResult.Done)) return result;
        }
        return result;
    }
}
