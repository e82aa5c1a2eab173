package vn.kycuong.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.Admission.Ground;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.procedure.Procedures;

/**
 * Child dossiers (hồ sơ liên thông): at a step of its process a dossier has another unit do its part by a procedure of its own, with holders and a
 * clock of its own. The parent waits for it and goes on when it ends. Figures count the parent alone.
 */
@Component
public class Children {
    /** Fact of a child's first entry: the case of its parent. */
    public static final String PARENT = "parent";

    private static final int MOST = 20;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ChildRows rows;
    private final DossierRows dossiers;
    private final Ledger ledger;
    private final ActPath path;
    private final Admission admission;
    private final Moves moves;
    private final Procedures procedures;
    private final JsonMapper json = JsonMapper.shared();

    Children(
            ChildRows rows,
            DossierRows dossiers,
            Ledger ledger,
            ActPath path,
            Admission admission,
            Moves moves,
            Procedures procedures) {
        this.rows = rows;
        this.dossiers = dossiers;
        this.ledger = ledger;
        this.path = path;
        this.admission = admission;
        this.moves = moves;
        this.procedures = procedures;
    }

    /**
     * What is wanted of another unit.
     *
     * @param procedure our key or a national code
     * @param what is asked, in words; content of the child alone
     */
    public record Wanted(UnitId unit, String procedure, String procedureCase, String what) {}

    /** A dossier of the same family. @param parent whether it is the parent of the one asked about */
    public record Relation(CaseId id, String code, String procedureKey, boolean parent) {}

    /** Whether a case is somebody's child, as its first entry says. */
    public static boolean isChild(Entry first) {
        return first.facts().containsKey(PARENT);
    }

    /** The parent, or the children in the order in which they were opened. */
    public List<Relation> of(CaseId id) {
        return rows.relations(id);
    }

    /** Opens a child at the step where the parent's work lies; the parent waits for it. */
    @Transactional
    public ActResult open(CaseId parent, Sheet sheet, Wanted wanted, Officer officer) {
        var found = ledger.find(parent, sheet.version());
        if (found.isEmpty() || !ActPath.mayAct(found.get(), officer)) return new ActResult.NotFound();
        var c = found.get();
        if (c.version() != sheet.version()) return path.overtaken(parent, sheet.key());
        if (moves.unlessSigned(c, CourseRules.askChild(c, wanted.unit(), null)) instanceof Decision.No no)
            return ActPath.refused(no);
        if (isChild(ledger.entries(parent).getFirst())) return new ActResult.NotPossible("dossier.no.childOfChild");
        int no = rows.count(parent) + 1;
        if (no > MOST) return new ActResult.NotPossible("dossier.no.childrenMany", MOST);
        var now = path.now();
        var version = procedures.get(wanted.procedure(), LegalZone.local(now).toLocalDate());
        if (version.isEmpty()) return new ActResult.NotPossible("dossier.no.childProcedure");
        var application = application(parent, wanted.what());
        if (application == null) return new ActResult.NotPossible("dossier.no.childErased");
        var of = dossiers.find(parent).orElseThrow();
        var id = CaseId.ofForm("child:%s:%d".formatted(parent, no));
        var command = new TakeIn(
                "child-of-a-dossier",
                version.get().key(),
                wanted.procedureCase(),
                of.channel(),
                application.application());
        return switch (admission.firm(command, version.get(), wanted.unit(), now, now)) {
            case Ground.Refused(var why) ->
                new ActResult.NotPossible("dossier.no.childNotThere", Admission.reason(why));
            case Ground.Firm firm -> {
                int owed = c.nextObligation();
                var asked = path.act(parent, sheet, officer, asked(wanted.unit(), firm, id));
                if (!(asked instanceof ActResult.Done)) yield asked;
                begin(new Begun(id, parent, no, owed, of), command, application.print(), firm, c, officer, sheet);
                yield asked;
            }
        };
    }

    private static Deed asked(UnitId unit, Ground.Firm firm, CaseId child) {
        return Deed.of(
                        DossierEvent.CHILD_ASKED,
                        "",
                        UnitPlace.WORK::of,
                        null,
                        (c, _) -> CourseRules.askChild(c, unit, firm.clock()))
                .with(Map.of("unit", unit.value(), "child", child.toString()))
                .under(ActPath::rightOfStep);
    }

    /** @param of the parent's own row */
    private record Begun(CaseId id, CaseId parent, int no, int owed, DossierRows.Dossier of) {}

    private void begin(
            Begun b, TakeIn command, String print, Ground.Firm firm, CaseState parent, Officer officer, Sheet sheet) {
        var now = path.now();
        var at = parent.openWork().map(WorkItem::unit).orElse(parent.unitNow());
        var code = "%s/LT%02d".formatted(b.of().code(), b.no());
        var content = ActPath.content("application", command.application().toMap(print));
        dossiers.insertAs(code, NewDossier.coded(b.id(), command, at, null), content);
        rows.insert(b.id(), b.parent(), b.no(), b.owed());
        var facts = new HashMap<String, Object>(Map.of(
                PARENT,
                b.parent().toString(),
                "procedure",
                command.procedureKey(),
                "law",
                firm.procedure().version(),
                "code",
                code,
                "channel",
                command.channel().name(),
                "case",
                command.procedureCase()));
        var outcome = ledger.record(Act.of(
                CaseState.unopened(b.id(), Dossiers.KIND),
                ActPath.by(officer, now, sheet.key() + "-child"),
                DossierEvent.CHILD_OPENED.kind(),
                ActPath.rightOfStep(parent),
                at,
                AdmissionRules.takenIn(
                        CaseState.unopened(b.id(), Dossiers.KIND),
                        at,
                        firm.competent(),
                        firm.process(),
                        firm.clock(),
                        firm.due().at(),
                        moves.around(firm.process(), at, firm.competent(), command, now)),
                facts,
                Commitment.of(1, content.salt(), content.bytes())));
        if (!(outcome instanceof ActOutcome.Recorded))
            throw new IllegalStateException("Child " + b.id() + " was not recorded: " + outcome);
    }

    private record Asked(Application application, String print) {}

    /** What the parent's applicant wrote, without files and with what is asked of the other unit; null once it is erased. */
    private @org.jspecify.annotations.Nullable Asked application(CaseId parent, String what) {
        var bytes = dossiers.firstContent(parent);
        if (bytes.isEmpty()) return null;
        var map = json.readValue(bytes.get(), OBJECT);
        var a = Application.of(map);
        return new Asked(
                new Application(
                        a.applicant(),
                        a.submitter(),
                        a.identityNumber(),
                        a.phone(),
                        a.email(),
                        a.address(),
                        what,
                        a.papers(),
                        a.delivery()),
                Objects.toString(map.get(Application.PRINT), ""));
    }
}
