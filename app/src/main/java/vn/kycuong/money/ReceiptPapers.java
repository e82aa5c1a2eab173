package vn.kycuong.money;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.FeeReceiptSlip;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Words;

/** Draws a receipt again from its row. The same row gives the same paper, but that a voided one says so. */
@Component
public class ReceiptPapers {
    private static final String DESK = "Bộ phận Tiếp nhận và Trả kết quả, ";
    private static final String ERASED = "(dữ liệu cá nhân đã xóa theo luật)";

    private static final Words VI = Words.of("vi");

    private final Fees fees;
    private final MoneyRows rows;
    private final ObjectProvider<ChargedCases> desk;
    private final Procedures procedures;
    private final Organisation organisation;
    private final People people;

    ReceiptPapers(
            Fees fees,
            MoneyRows rows,
            ObjectProvider<ChargedCases> desk,
            Procedures procedures,
            Organisation organisation,
            People people) {
        this.fees = fees;
        this.rows = rows;
        this.desk = desk;
        this.procedures = procedures;
        this.organisation = organisation;
        this.people = people;
    }

    /**
     * The paper of a receipt of this dossier; empty when it has none of that name.
     *
     * @param base address of this installation, for the QR code
     */
    public Optional<FeeReceiptSlip> of(CaseId id, UUID receiptId, String base) {
        var charged = fees.charged(id);
        var receipt = rows.receipt(receiptId).filter(r -> r.caseId().equals(id));
        if (charged.isEmpty() || receipt.isEmpty()) return Optional.empty();
        return Optional.of(paper(charged.get(), receipt.get(), base));
    }

    private FeeReceiptSlip paper(Charged charged, Receipt r, String base) {
        var day = LegalZone.local(r.madeAt()).toLocalDate();
        boolean back = r.kind() == Receipt.Kind.REFUND;
        var payer = charged.payer();
        return new FeeReceiptSlip(
                desk.getObject()
                        .head(charged.id(), r.unit(), day, r.no(), r.kind().symbol() + "-" + r.year(), base),
                back,
                DESK + organisation.nameAt(r.unit(), day),
                payer == null ? ERASED : payer,
                procedures.name(charged.procedureKey()),
                back ? List.of() : lines(charged, r),
                Vnd.text(r.amount()),
                AmountInWords.of(r.amount()),
                way(r),
                r.madeAt(),
                Fees.isOfNobody(r.cashier()) ? null : people.name(r.cashier()),
                r.voidReason());
    }

    /** The charge of its moment: one set later says nothing about it. */
    private List<String> lines(Charged charged, Receipt r) {
        var standing = rows.standing(charged.id());
        var lines = new ArrayList<String>();
        for (int edition = standing.edition(); edition > 0; edition--) {
            var charge = rows.charge(charged.id(), edition);
            if (charge.isEmpty() || charge.get().setAt().isAfter(r.madeAt())) continue;
            for (var line : charge.get().lines()) if (line.amount() > 0) lines.add(line(line));
            fees.exemption(charged, charge.get().exemption())
                    .ifPresent(
                            e -> lines.add("Miễn, giảm %d%%: %s (%s).".formatted(e.percent(), e.titleVi(), e.basis())));
            return lines;
        }
        return lines;
    }

    /** What it is, and the last step of its reckoning. */
    private static String line(FeeLine line) {
        var last = line.reasons().getLast();
        return VI.get("money.feeKind." + line.kind()) + ": "
                + VI.get(last.wordKey(), last.arguments().toArray());
    }

    private static String way(Receipt r) {
        if (r.way() == Receipt.Way.CASH) return "Tiền mặt";
        return r.kind() == Receipt.Kind.REFUND ? "Chuyển trả theo đường đã nộp" : "Thanh toán trực tuyến";
    }
}
