package vn.kycuong.contest.web;

import java.util.List;

/**
 * A contest as its page shows it: what the ledger says, and what was decided, side by side.
 *
 * @param due when the decision is due
 * @param to who bears the time by the decision, or empty
 */
public record ContestView(
        String id,
        String caseHref,
        int version,
        String state,
        String kind,
        String unit,
        String officer,
        String head,
        String from,
        String to,
        int opened,
        int ended,
        String hours,
        String raisedBy,
        String raisedFor,
        String raisedAt,
        String due,
        String reason,
        String answer,
        String decidedBy,
        String place,
        boolean open,
        boolean mayDecide,
        List<Choice> units) {
    public ContestView {
        units = List.copyOf(units);
    }

    /** A unit that can be chosen. */
    public record Choice(String id, String name) {}
}
