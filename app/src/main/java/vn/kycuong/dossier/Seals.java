package vn.kycuong.dossier;

import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.signature.SignatureLevel;
import vn.kycuong.signature.Signer;
import vn.kycuong.signature.Signing;
import vn.kycuong.signature.SigningResult;

/** Which key signs which paper of this desk: the leader's and the organisation's a result, the officer's a certified copy, the organisation's a slip. */
@Component
public class Seals {
    private static final String COPY = "SAO Y BẢN CHÍNH";

    private final Signing signing;
    private final Organisation organisation;
    private final ActPath path;

    Seals(Signing signing, Organisation organisation, ActPath path) {
        this.signing = signing;
        this.organisation = organisation;
        this.path = path;
    }

    /** A paper after its signature, or why there is none. */
    sealed interface Sealed {
        /** @param level of the signature; empty when nobody had a key */
        record Done(UploadedFile.Accepted file, boolean signed, String level) implements Sealed {}

        record Not(String wordKey, String reason) implements Sealed {}
    }

    /** The leader's signature, then the seal of the organisation that decides; without any key the paper stays as it is. */
    Sealed result(byte[] pdf, String name, CaseState c, Officer officer) {
        var first = signed(pdf, name, officer);
        return first instanceof Sealed.Done done
                        && sealed(done.file().content(), name, c) instanceof Sealed.Done second
                        && second.signed()
                ? second
                : first;
    }

    /** The leader's signature alone: the seal comes with the number. */
    Sealed signed(byte[] pdf, String name, Officer officer) {
        return outcome(
                signing.sign(pdf, person(officer), new Signing.Shown(Signing.Place.PERSON, ""), path.now()), pdf, name);
    }

    /** The seal of the organisation that decides, on what its leader signed. */
    Sealed sealed(byte[] pdf, String name, CaseState c) {
        return outcome(slip(pdf, c.unitNow()), pdf, name);
    }

    /** Without a key the paper stays as it is. */
    private static Sealed outcome(SigningResult result, byte[] pdf, String name) {
        return switch (result) {
            case SigningResult.Signed done -> new Sealed.Done(file(name, done.pdf()), true, SignatureLevel.B.name());
            case SigningResult.NoKey _ -> new Sealed.Done(file(name, pdf), false, "");
            case SigningResult.NotSignable(var reason) -> new Sealed.Not("dossier.no.notSignable", reason);
        };
    }

    /** "Sao y bản chính" by the officer who compared the paper with its scan. */
    Sealed copy(byte[] pdf, String name, Officer officer) {
        var shown = new Signing.Shown(Signing.Place.ORGANISATION, COPY);
        return switch (signing.sign(pdf, person(officer), shown, path.now())) {
            case SigningResult.Signed done -> new Sealed.Done(file(name, done.pdf()), true, SignatureLevel.B.name());
            case SigningResult.NoKey _ -> new Sealed.Not("dossier.no.noKey", "");
            case SigningResult.NotSignable(var reason) -> new Sealed.Not("dossier.no.notSignable", reason);
        };
    }

    /** Whether a certified copy could be signed by this officer now. */
    public boolean hasKey(Officer officer) {
        return signing.hasKey(person(officer));
    }

    /** Whether slips of a unit are signed. */
    public boolean hasSeal(UnitId unit) {
        return signing.hasKey(seal(unit, path.now()));
    }

    /** The seal of the unit that issued a slip. */
    SigningResult slip(byte[] pdf, UnitId unit) {
        var at = path.now();
        return signing.sign(pdf, seal(unit, at), new Signing.Shown(Signing.Place.ORGANISATION, ""), at);
    }

    private Signer person(Officer officer) {
        return new Signer.Person(officer.actor(), officer.displayName(), officer.unitName());
    }

    private Signer seal(UnitId unit, Instant at) {
        return new Signer.Organisation(organisation.codePrefix(unit), organisation.nameAt(unit, ActPath.today(at)));
    }

    private static UploadedFile.Accepted file(String name, byte[] pdf) {
        return (UploadedFile.Accepted) UploadedFile.check(name, pdf, "application/pdf", Integer.MAX_VALUE);
    }
}
