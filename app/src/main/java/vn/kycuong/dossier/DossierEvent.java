package vn.kycuong.dossier;

import java.util.List;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.LedgerEntry;

/** The kinds of entries this desk writes, in the past tense; readers switch over them. */
public enum DossierEvent {
    SUBMITTED("dossier.Submitted"),
    ACCEPTED("dossier.Accepted"),
    GUIDED("dossier.Guided"),
    /** The one-stop asks its head to let it be accepted by the law of another day. */
    LAW_ASKED("dossier.LawAsked"),
    LAW_GRANTED("dossier.LawGranted"),
    LAW_DECLINED("dossier.LawDeclined"),
    REFUSAL_PROPOSED("dossier.RefusalProposed"),
    REFUSAL_DECLINED("dossier.RefusalDeclined"),
    REFUSED("dossier.Refused"),
    TAKEN("dossier.Taken"),
    ASSIGNED("dossier.Assigned"),
    STEP_COMPLETED("dossier.StepCompleted"),
    SENT_BACK("dossier.SentBack"),
    SIGNED("dossier.Signed"),
    /** The signed result has its number, date and seal. */
    RESULT_NUMBERED("dossier.ResultNumbered"),
    /** Its number was wrong: void, and another in its place. */
    RESULT_RENUMBERED("dossier.ResultRenumbered"),
    RESULT_READY("dossier.ResultReady"),
    SUPPLEMENT_PROPOSED("dossier.SupplementProposed"),
    SUPPLEMENT_DECLINED("dossier.SupplementDeclined"),
    SUPPLEMENT_REQUESTED("dossier.SupplementRequested"),
    SUPPLEMENT_HANDED_IN("dossier.SupplementHandedIn"),
    SUPPLEMENT_LACKING("dossier.SupplementLacking"),
    SUPPLEMENT_RECEIVED("dossier.SupplementReceived"),
    APOLOGISED("dossier.Apologised"),
    /** By a letter that moves no date. */
    FAULT_APOLOGISED("dossier.FaultApologised"),
    /** None is owed for being late, by a ground of the rules. */
    APOLOGY_WAIVED("dossier.ApologyWaived"),
    /** A consulted unit kept silent beyond its date, where silence is consent. */
    TACITLY_AGREED("dossier.TacitlyAgreed"),
    WITHDRAWAL_REQUESTED("dossier.WithdrawalRequested"),
    WITHDRAWAL_DECLINED("dossier.WithdrawalDeclined"),
    WITHDRAWN("dossier.Withdrawn"),
    STOPPED("dossier.Stopped"),
    REJECTED("dossier.Rejected"),
    RETURNED("dossier.Returned"),
    RATED("dossier.Rated"),
    COMPLAINED("dossier.Complained"),
    COMPLAINT_REFERRED("dossier.ComplaintReferred"),
    COMPLAINT_ANSWERED("dossier.ComplaintAnswered"),
    /** An officer said something to his colleagues. */
    COMMENTED("dossier.Commented"),
    PAPER_DIGITISED("dossier.PaperDigitised"),
    /** Something that shows that a payment was made was laid beside it. */
    PAYMENT_PROOF_BROUGHT("dossier.PaymentProofBrought"),
    RESULT_DRAFTED("dossier.ResultDrafted"),
    PROCESS_CHANGED("dossier.ProcessChanged"),
    CORRECTED("dossier.Corrected"),
    CARRIED_OVER("dossier.CarriedOver"),
    CARRY_UNDONE("dossier.CarryUndone"),
    CHILD_OPENED("dossier.ChildOpened"),
    CHILD_ASKED("dossier.ChildAsked"),
    CHILD_ENDED("dossier.ChildEnded");

    private final String kind;

    DossierEvent(String kind) {
        this.kind = kind;
    }

    /** The kind as the ledger stores it. */
    public String kind() {
        return kind;
    }

    /** Whether an entry only says something: nothing that a person decided by is another one after it. */
    public static boolean onlySays(Entry entry) {
        return entry.overtakesNobody() || isComment(entry);
    }

    /** The dossiers that entries change; one that only tells something changes none. */
    static List<CaseId> changed(List<LedgerEntry> entries) {
        return entries.stream()
                .map(LedgerEntry::entry)
                .filter(e -> Dossiers.KIND.equals(e.caseKind()) && !e.onlyTells())
                .map(Entry::caseId)
                .distinct()
                .toList();
    }

    /** Whether it is said among officers alone. */
    public static boolean isComment(Entry entry) {
        return entry.kind().equals(COMMENTED.kind);
    }

    /** Which version a correction took back. */
    static int corrected(Entry correction) {
        return correction.facts().get("corrects") instanceof Number version
                ? version.intValue()
                : correction.version() - 1;
    }
}
