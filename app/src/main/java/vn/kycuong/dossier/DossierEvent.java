package vn.kycuong.dossier;

/** The kinds of entries this desk writes, in the past tense; readers switch over them. */
public enum DossierEvent {
    SUBMITTED("dossier.Submitted"),
    ACCEPTED("dossier.Accepted"),
    GUIDED("dossier.Guided"),
    REFUSED("dossier.Refused"),
    TAKEN("dossier.Taken"),
    ASSIGNED("dossier.Assigned"),
    STEP_COMPLETED("dossier.StepCompleted"),
    SENT_BACK("dossier.SentBack"),
    SIGNED("dossier.Signed"),
    RESULT_READY("dossier.ResultReady"),
    SUPPLEMENT_PROPOSED("dossier.SupplementProposed"),
    SUPPLEMENT_DECLINED("dossier.SupplementDeclined"),
    SUPPLEMENT_REQUESTED("dossier.SupplementRequested"),
    SUPPLEMENT_RECEIVED("dossier.SupplementReceived"),
    APOLOGISED("dossier.Apologised"),
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
    PAPER_DIGITISED("dossier.PaperDigitised"),
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
}
