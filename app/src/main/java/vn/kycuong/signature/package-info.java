/**
 * Digital signatures (chữ ký số): signs papers as PAdES with keys that others hold for us, and says of any PDF whether its signatures hold.
 *
 * <p>Start at {@link vn.kycuong.signature.Signing} and {@link vn.kycuong.signature.SignatureCheck}. Keys come through a port with two ways
 * in: files or devices that a configuration names, or keys of a sample made in the data folder. What lets a signature outlive its certificate comes through another,
 * {@code TrustServices}, and is added by {@link vn.kycuong.signature.Raising}. Writes no schema: whoever has a paper
 * signed keeps it. Never keeps a key in the database, never reads a clock, never decides who may sign.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Chữ ký số",
        allowedDependencies = {"vault", "law"})
@NullMarked
package vn.kycuong.signature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
