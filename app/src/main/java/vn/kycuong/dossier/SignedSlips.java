package vn.kycuong.dossier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.signature.SignatureLevel;
import vn.kycuong.signature.SigningResult;

/** Slips under the seal of the unit that issued them (phiếu ký số): signed when first opened, the same bytes ever after, and behind them what proves them later. Without a key as drawn. */
@Component
public class SignedSlips {
    private final SignedSlipRows rows;
    private final Seals seals;
    private final LongTerm longTerm;
    private final ActPath path;

    SignedSlips(SignedSlipRows rows, Seals seals, LongTerm longTerm, ActPath path) {
        this.rows = rows;
        this.seals = seals;
        this.longTerm = longTerm;
        this.path = path;
    }

    /** Which paper of a dossier; one that is drawn from what stands is another paper once more stands. */
    public enum Paper {
        /** What one entry issued: its number is that of the entry. */
        SLIP,
        /** The control slip: its number is that of the last entry on it. */
        CONTROL,
        /** The receipt of several dossiers, kept with the first: its number says how many. */
        JOINT
    }

    /**
     * The paper as it was signed, or signed now.
     *
     * @param version which of these papers
     * @param drawn draws it anew
     */
    @Transactional
    public byte[] of(CaseId id, Paper paper, int version, UnitId issuer, Supplier<byte[]> drawn) {
        var kept = rows.find(id, paper, version);
        if (kept.isPresent()) return kept.get();
        var plain = drawn.get();
        if (!(seals.slip(plain, issuer) instanceof SigningResult.Signed signed)) return plain;
        boolean first = rows.insert(
                id, paper, version, signed.pdf(), sha256(signed.pdf()), SignatureLevel.B.name(), path.now());
        if (first) longTerm.expect(id, paper, version, path.now());
        return first ? signed.pdf() : rows.find(id, paper, version).orElse(signed.pdf());
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }
}
