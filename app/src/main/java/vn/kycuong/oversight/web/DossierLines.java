package vn.kycuong.oversight.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.DossierLine;
import vn.kycuong.oversight.ServiceQuality;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Words;

/** A dossier of a list in words: its procedure, its units, its dates. */
@Component
class DossierLines {
    private final UnitTree tree;
    private final Procedures procedures;
    private final ServiceQuality service;

    DossierLines(UnitTree tree, Procedures procedures, ServiceQuality service) {
        this.tree = tree;
        this.procedures = procedures;
        this.service = service;
    }

    /** Those of a page, with a mark at what was entered later from a receipt stamped on paper. */
    List<ListView.Line> lines(List<DossierLine> found, ListQuery query, Words w) {
        var late = service.enteredLate(found.stream().map(DossierLine::caseId).toList());
        return found.stream()
                .map(line -> line(line, late.contains(line.caseId()), query, w))
                .toList();
    }

    ListView.Line line(DossierLine found, ListQuery query, Words w) {
        return line(found, false, query, w);
    }

    private ListView.Line line(DossierLine found, boolean stamped, ListQuery query, Words w) {
        return new ListView.Line(
                "/ho-so/" + found.caseId(),
                found.code(),
                found.label(),
                procedure(found.procedureKey(), query, w),
                tree.name(new UnitId(found.unitId()), query.date()),
                tree.name(new UnitId(found.unitIn()), query.date()),
                w.get(States.wordKey(found.state())),
                w.get("oversight.channel." + found.channel().toLowerCase(Locale.ROOT)),
                found.status(query.moment()),
                Moments.minute(found.receivedAt() == null ? found.openedAt() : found.receivedAt()),
                Moments.minute(found.dueAt()),
                Moments.minute(found.metAt()),
                found.extended(),
                stamped);
    }

    private String procedure(String key, ListQuery query, Words w) {
        return procedures
                .get(key, query.date())
                .map(p -> w.lang().equals("en") ? p.nameEn() : p.name())
                .orElse(key);
    }
}
