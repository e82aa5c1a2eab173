package vn.kycuong.dossier.web;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.SlipHead;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.money.Charged;
import vn.kycuong.money.ChargedCases;

/** What money must know of a dossier: from which day its fees are in force, whose it is, and how its papers are headed. */
@Component
class FeeDesk implements ChargedCases {
    private final FileRows rows;
    private final Ledger ledger;
    private final SlipHeads heads;

    FeeDesk(FileRows rows, Ledger ledger, SlipHeads heads) {
        this.rows = rows;
        this.ledger = ledger;
        this.heads = heads;
    }

    @Override
    public Optional<Charged> find(CaseId id) {
        return rows.find(id).flatMap(d -> ledger.find(id).map(c -> charged(d, c)));
    }

    /** The same from what the page of the dossier has read already. */
    static Charged charged(FileView f) {
        var accepted = f.timeline().stream()
                .filter(line -> line.wordKey().equals("entry." + DossierEvent.ACCEPTED.kind()))
                .reduce((newer, older) -> older);
        var application = f.application();
        return new Charged(
                f.dossier().caseId(),
                f.code(),
                f.dossier().procedureKey(),
                f.dossier().procedureCase(),
                f.dossier().channel().name(),
                accepted.map(line -> LegalZone.local(line.at()).toLocalDate()).orElse(null),
                f.state().unitIn(),
                application == null ? null : application.applicant().value());
    }

    private Charged charged(DossierRow d, CaseState c) {
        var accepted = ledger.entries(d.caseId()).stream()
                .filter(e -> e.kind().equals(DossierEvent.ACCEPTED.kind()))
                .findFirst();
        return new Charged(
                d.caseId(),
                d.code(),
                d.procedureKey(),
                d.procedureCase(),
                d.channel().name(),
                accepted.map(e -> LegalZone.local(e.occurredAt()).toLocalDate()).orElse(null),
                c.unitIn(),
                FileRows.application(rows.revisions(d.caseId()))
                        .map(a -> a.applicant().value())
                        .orElse(null));
    }

    @Override
    public SlipHead head(CaseId id, UnitId issuer, LocalDate day, int number, String symbol, String base) {
        var d = rows.find(id).orElseThrow();
        return heads.of(d, issuer, day, number, symbol, base);
    }
}
