package vn.kycuong.dossier.web;

import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.document.RegisterSlip;
import vn.kycuong.document.Slips;
import vn.kycuong.dossier.Application;
import vn.kycuong.ui.Words;

/** The register on paper, in the columns of the national form: with the names, addresses and telephones that it asks, and room to sign. */
@Component
class RegisterPapers {
    /** A sheet holds about a dozen; whoever needs more prints fewer days at a time. */
    static final int MOST = 1_000;

    private static final Words VI = Words.of("vi");

    private final Registers registers;
    private final SlipHeads heads;
    private final Slips slips;
    private final DrawingGate gate;

    RegisterPapers(Registers registers, SlipHeads heads, Slips slips, DrawingGate gate) {
        this.registers = registers;
        this.heads = heads;
        this.slips = slips;
        this.gate = gate;
    }

    /**
     * As PDF; empty where more came in than one print holds.
     *
     * @param base address of this installation
     */
    Optional<byte[]> pdf(RegisterQuery query, String base) {
        return slip(query, base).map(slip -> gate.draw(() -> slips.pdf(slip)));
    }

    Optional<RegisterSlip> slip(RegisterQuery query, String base) {
        var lines = new ArrayList<RegisterSlip.Line>();
        registers.first(query, MOST + 1, VI, (line, application) -> lines.add(line(line, application)));
        if (lines.size() > MOST) return Optional.empty();
        var head = heads.ofMany(query.unit(), registers.today(), base + RegisterQuery.PATH);
        return Optional.of(
                new RegisterSlip(head, heads.desk(query.unit(), registers.today()), query.from(), query.to(), lines));
    }

    private static RegisterSlip.Line line(RegisterLine line, @Nullable Application a) {
        return new RegisterSlip.Line(
                line.code(),
                line.procedure(),
                line.sets(),
                line.label(),
                a == null ? "" : a.address(),
                a == null ? "" : a.phone(),
                line.competent(),
                line.received(),
                line.due(),
                line.met(),
                line.delivery(),
                line.note());
    }
}
