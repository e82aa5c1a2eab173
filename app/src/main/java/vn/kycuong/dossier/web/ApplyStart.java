package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Map;
import vn.kycuong.procedure.BlankForm;
import vn.kycuong.procedure.Paper;
import vn.kycuong.procedure.ProcedureVersion;

/**
 * What somebody is told before he begins.
 *
 * @param isOpen whether it can be handed in online today
 * @param ways by which it can be handed in, with time and fee of each case
 * @param toSend papers to have at hand
 * @param blanks forms to fill in, by the paper's number
 * @param toShow papers that are shown and handed back
 */
public record ApplyStart(
        boolean isOpen, List<WayLine> ways, List<Paper> toSend, List<Paper> toShow, Map<Integer, BlankForm> blanks) {
    /** A way with its terms, one line a case. */
    public record WayLine(String channel, List<String> terms) {}

    static ApplyStart of(ProcedureVersion procedure, DraftViews views) {
        var w = DraftViews.words();
        var ways = procedure.channels().stream()
                .filter(channel -> !channel.equals(DraftViews.ONLINE) || views.isOpen(procedure))
                .map(channel -> new WayLine(
                        channel,
                        procedure.cases().stream()
                                .map(c -> (procedure.cases().size() > 1 ? c.name(w.locale()) + ": " : "")
                                        + views.terms(procedure, c.key(), channel, w))
                                .toList()))
                .toList();
        return new ApplyStart(
                views.isOpen(procedure),
                ways,
                procedure.papers().stream().filter(p -> !p.presentOnly()).toList(),
                procedure.papers().stream().filter(Paper::presentOnly).toList(),
                views.blanks(procedure));
    }
}
