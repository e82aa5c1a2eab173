package vn.kycuong.money;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reference.Cached;
import vn.kycuong.reference.Editions;

/**
 * What a dossier costs: reckoned from the procedure in force when it was accepted, its case and its way of handing in, until somebody sets it with
 * quantities, a confirmation or an exemption. An amount is never typed in.
 */
@Component
public class Fees {
    /** The right to set fees, to take money and to give receipts. */
    public static final String COLLECT = "money.collect";

    private final ObjectProvider<ChargedCases> desk;
    private final MoneyRows rows;
    private final MoneyPath path;
    private final Procedures procedures;
    private final Cached<FeeBook> book;

    Fees(
            ObjectProvider<ChargedCases> desk,
            MoneyRows rows,
            MoneyPath path,
            Procedures procedures,
            FeeBookRows bookRows,
            Editions editions) {
        this.desk = desk;
        this.rows = rows;
        this.path = path;
        this.procedures = procedures;
        this.book = editions.cached(FeeRegister.NAME, bookRows::book);
    }

    /** How a dossier stands; empty when there is none, or none that the asker may see. */
    public Optional<Owed> owed(CaseId id) {
        return charged(id).map(this::owed);
    }

    /** The same as far as this officer's units go. */
    public Optional<Owed> owed(CaseId id, Officer officer) {
        return charged(id)
                .filter(charged -> officer.scope().contains(charged.unit()))
                .map(this::owed);
    }

    Optional<Charged> charged(CaseId id) {
        return desk.getObject().find(id);
    }

    /** The same of a dossier that its desk has just read. */
    public Owed owed(Charged charged) {
        var standing = rows.standing(charged.id());
        return new Owed(
                charged,
                assess(charged, FeeQuestion.PLAIN).orElse(null),
                rows.charge(charged.id(), standing.edition()).orElse(null),
                standing.paid(),
                standing.refunded(),
                rows.receipts(charged.id()));
    }

    /** What would be owed if this were said; empty before acceptance. */
    public Optional<Assessment> assess(Charged charged, FeeQuestion said) {
        var day = charged.acceptedOn();
        if (day == null) return Optional.empty();
        return procedures
                .get(charged.procedureKey(), day)
                .map(version -> FeeRules.assess(version, charged, book.get(), said));
    }

    /** The exemptions that may be applied to a dossier. */
    public List<Exemption> exemptions(Charged charged) {
        var day = charged.acceptedOn();
        return day == null ? List.of() : book.get().exemptions(charged.procedureKey(), day);
    }

    /** An exemption by the key that a charge holds, as it was on the day of acceptance. */
    public Optional<Exemption> exemption(Charged charged, @Nullable String key) {
        return exemptions(charged).stream().filter(e -> e.key().equals(key)).findFirst();
    }

    /** What a parameter says today. */
    long parameter(String name) {
        return book.get().parameter(name, path.today()).orElseThrow();
    }

    /** The grounds on which money may go back today. */
    public List<RefundGround> refundGrounds() {
        return book.get().grounds(path.today());
    }

    /**
     * Sets what is owed, with what the officer counted, confirmed or found to be let off.
     *
     * @param edition the setting that his page showed; 0 for none
     */
    @Transactional
    public MoneyResult set(CaseId id, String key, int edition, FeeQuestion said, Officer officer) {
        var charged = charged(id).filter(c -> officer.scope().contains(c.unit()));
        if (charged.isEmpty()) return new MoneyResult.NotFound();
        rows.hold(id, charged.get().unit());
        if (path.isKnown(id, key)) return new MoneyResult.Repeated();
        if (rows.standing(id).edition() != edition)
            return MoneyPath.undone(new MoneyResult.NotPossible("money.no.setMeanwhile"));
        var assessment = assess(charged.get(), said);
        if (assessment.isEmpty()) return MoneyPath.undone(new MoneyResult.NotPossible("money.no.notAccepted"));
        if (said.exemption() != null
                && assessment.get().gross() > 0
                && assessment.get().exemption() == null)
            return MoneyPath.undone(new MoneyResult.NotPossible("money.no.exemption"));
        var no = MoneyRules.maySet(owed(charged.get()), assessment.get());
        if (no.isPresent()) return MoneyPath.undone(no.get());
        return set(charged.get(), assessment.get(), said, MoneyPath.by(officer, path.now(), key));
    }

    /** Who takes money for an amount that is beyond doubt sets it with the same act. */
    MoneyResult setAsReckoned(Owed owed, Act.By by) {
        var assessment = owed.reckoned();
        if (owed.charge() != null || assessment == null || !assessment.isFirm()) return new MoneyResult.Done();
        var own = new Act.By(
                by.actor(), by.post(), by.unit(), by.occurredAt(), by.recordedAt(), by.key() + ":fee", by.inPlaceOf());
        return set(owed.charged(), assessment, FeeQuestion.PLAIN, own);
    }

    private MoneyResult set(Charged charged, Assessment assessment, FeeQuestion said, Act.By by) {
        int edition = rows.standing(charged.id()).edition() + 1;
        var exemption = assessment.exemption();
        rows.set(
                charged.id(),
                new Charge(
                        edition,
                        assessment.gross(),
                        assessment.due(),
                        exemption == null ? null : exemption.key(),
                        said.confirmed(),
                        assessment.lines(),
                        by.actor(),
                        by.recordedAt()));
        return path.record(
                charged.id(),
                by,
                exemption == null ? MoneyEvent.FEE_SET : MoneyEvent.EXEMPTED,
                COLLECT,
                charged.unit(),
                facts(edition, assessment, said));
    }

    private static Map<String, Object> facts(int edition, Assessment assessment, FeeQuestion said) {
        var facts = new HashMap<String, Object>();
        facts.put("edition", edition);
        facts.put("gross", assessment.gross());
        facts.put("due", assessment.due());
        if (said.copies() > 0) facts.put("copies", said.copies());
        if (said.pages() > 0) facts.put("pages", said.pages());
        if (said.confirmed()) facts.put("confirmed", 1);
        var exemption = assessment.exemption();
        if (exemption != null) facts.put("exemption", exemption.key());
        return facts;
    }

    /** Who set a charge is the system's own act when nobody at a desk did. */
    public static boolean isOfNobody(ActorId actor) {
        return actor.equals(ActorId.PUBLIC) || actor.equals(ActorId.SYSTEM);
    }
}
