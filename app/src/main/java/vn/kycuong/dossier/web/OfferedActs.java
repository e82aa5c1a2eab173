package vn.kycuong.dossier.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Rights;
import vn.kycuong.dossier.UnitPlace;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.WorkItem;

/** Which of the general acts the page offers a person: what the state and the process allow and the post's rights hold. The ledger checks again. */
final class OfferedActs {
    private OfferedActs() {}

    static Set<String> of(CaseState c, ProcessPlan plan, Officer officer) {
        var may = new LinkedHashSet<String>();
        c.openWork().ifPresent(w -> holding(c, w, officer, may));
        if (c.isOpen()
                && c.openConsultations().stream()
                        .anyMatch(o ->
                                c.workFor(o.no()).filter(w -> isFor(w, officer)).isPresent())) may.add("answer");
        course(c, plan, officer, may);
        apologies(c, officer, may);
        if (officer.may(Rights.ENTER_LATE)) may.add("late");
        return may;
    }

    private static void apologies(CaseState c, Officer officer, Set<String> may) {
        if (!officer.may(Rights.APOLOGISE) || !officer.scope().contains(c.unitNow())) return;
        switch (DossierState.valueOf(c.state())) {
            case ACCEPTED,
                    PROCESSING,
                    SUPPLEMENT_PROPOSED,
                    WAITING_SUPPLEMENT,
                    WAITING_FINANCE,
                    PAUSED,
                    WITHDRAWAL_REQUESTED -> may.addAll(List.of("apologise", "waiveApology"));
            case AT_ONE_STOP, RETURNED -> may.add("apologise");
            case SUBMITTED, GUIDED, REFUSED, STOPPED, WITHDRAWN, REFERRED, UNDONE -> {}
        }
    }

    /** Whether the work lies at this person's unit, for this person's role, and in nobody else's hands. */
    static boolean isFor(WorkItem work, Officer officer) {
        return officer.unit().equals(work.unit())
                && (work.holder() == null || work.holder().equals(officer.actor()))
                && officer.may(Rights.ofRole(work.role()));
    }

    private static void holding(CaseState c, WorkItem work, Officer officer, Set<String> may) {
        boolean holds = officer.actor().equals(work.holder());
        if (holds) may.add("release");
        if (holds) may.add("pass");
        boolean heads = officer.may(Rights.ASSIGN) && officer.scope().contains(work.unit());
        if (heads && work.holder() != null && !holds) may.add("takeOver");
        if (!isExamined(c) || !(isFor(work, officer) || heads)) return;
        may.add("consult");
        may.add("child");
        boolean asked =
                c.openConsultations().stream().anyMatch(o -> c.workFor(o.no()).isPresent());
        if (asked) may.add("remind");
        if (asked) may.add("withdrawQuestion");
    }

    private static void course(CaseState c, ProcessPlan plan, Officer officer, Set<String> may) {
        boolean here = officer.scope().contains(c.unitNow());
        switch (DossierState.valueOf(c.state())) {
            case ACCEPTED, PROCESSING -> {
                if (here && officer.may(Rights.PAUSE)) may.add("pause");
                if (here && officer.may(Rights.REFER)) may.add("rehome");
                if (here && officer.may(Rights.REFER)) may.add("refer");
                if (here && officer.may(Rights.STOP)) may.add("reject");
                endings(c, plan, officer, here, may);
            }
            case WAITING_FINANCE, PAUSED -> {
                if (here && officer.may(Rights.PAUSE)) may.add("resume");
                boolean payment = c.state().equals(DossierState.WAITING_FINANCE.name());
                if (payment && receives(c, officer)) may.add("proof");
                endings(c, plan, officer, here, may);
            }
            case WAITING_SUPPLEMENT, SUPPLEMENT_HANDED_IN -> endings(c, plan, officer, here, may);
            case WITHDRAWAL_REQUESTED -> {
                if (ends(c, officer)) may.add("withdraw");
                if (ends(c, officer)) may.add("declineWithdrawal");
            }
            case WITHDRAWN, STOPPED, REFERRED, RETURNED -> {
                boolean owed = c.obligation(Tier.WHOLE).isPresent();
                if (here && owed && officer.may(Rights.REOPEN)) may.add("reopen");
            }
            case SUBMITTED, GUIDED -> {
                if (receives(c, officer)) may.add("requestWithdrawal");
                if (c.state().equals(DossierState.GUIDED.name()) && ends(c, officer)) may.add("stop");
            }
            case REFUSAL_PROPOSED, REFUSED, SUPPLEMENT_PROPOSED, AT_ONE_STOP, UNDONE -> {}
        }
    }

    private static boolean ends(CaseState c, Officer officer) {
        return officer.may(Rights.STOP) && officer.scope().contains(UnitPlace.END.of(c));
    }

    private static boolean receives(CaseState c, Officer officer) {
        return officer.may(Rights.RECEIVE) && officer.scope().contains(c.unitIn());
    }

    private static void endings(CaseState c, ProcessPlan plan, Officer officer, boolean here, Set<String> may) {
        if (here && officer.may(Rights.STOP) && plan.permits(c, ProcessMove.Kind.STOP)) may.add("stop");
        if (receives(c, officer) && plan.permits(c, ProcessMove.Kind.WITHDRAW)) may.add("requestWithdrawal");
    }

    private static boolean isExamined(CaseState c) {
        var state = DossierState.valueOf(c.state());
        return state == DossierState.ACCEPTED || state == DossierState.PROCESSING;
    }
}
