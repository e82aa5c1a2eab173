package vn.kycuong.dossier;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.document.FileId;
import vn.kycuong.signature.Checked;
import vn.kycuong.signature.SignatureFound;
import vn.kycuong.signature.SignatureLevel;

/**
 * What was found of the signatures of a file when it came, or when somebody asked again (kết quả kiểm chữ ký).
 *
 * @param signers who signed, each with his organisation; empty when nobody did
 * @param signedAt the last, as its signer says; null when nobody says
 * @param level what its signatures carry, the least of them; null when there is none
 * @param why a file was not opened; empty otherwise
 */
public record FileSignature(
        FileId file,
        State state,
        String signers,
        @Nullable Instant signedAt,
        @Nullable SignatureLevel level,
        String why,
        List<Checked.Remark> remarks,
        @Nullable Instant checkedAt) {
    /** How it stands; between {@code VALID} and {@code WEAK} as {@link SignatureFound.Worth}. */
    public enum State {
        /** Kept, and not looked at yet. */
        WAITS,
        /** No signature in it. */
        NONE,
        VALID,
        CHANGED,
        UNKNOWN,
        EXPIRED,
        REVOKED,
        WEAK,
        /** Not opened: it is not built as it should be. */
        UNREADABLE,
        /** It took too long each time. */
        GIVEN_UP
    }

    public FileSignature {
        remarks = List.copyOf(remarks);
    }

    /** Whether somebody should look before he relies on the paper. */
    public boolean warns() {
        return switch (state) {
            case CHANGED, UNKNOWN, EXPIRED, REVOKED, WEAK, UNREADABLE -> true;
            case WAITS, NONE, VALID, GIVEN_UP -> !remarks.isEmpty() && remarks.contains(Checked.Remark.ACTIVE);
        };
    }

    /** What an answer says of a file; one that came too late says nothing. */
    static FileSignature of(FileId file, Checked checked, Instant at) {
        return switch (checked) {
            case Checked.NotSigned(var remarks) -> new FileSignature(file, State.NONE, "", null, null, "", remarks, at);
            case Checked.Signed signed ->
                new FileSignature(
                        file,
                        State.valueOf(signed.worth().name()),
                        signers(signed.signatures()),
                        last(signed.signatures()),
                        signed.level(),
                        "",
                        signed.remarks(),
                        at);
            case Checked.Refused(var reason) ->
                new FileSignature(file, State.UNREADABLE, "", null, null, reason, List.of(), at);
            case Checked.Busy _ -> new FileSignature(file, State.GIVEN_UP, "", null, null, "", List.of(), at);
        };
    }

    private static String signers(List<SignatureFound> found) {
        return found.stream()
                .map(f -> f.organisation().isEmpty() || f.organisation().equals(f.signer())
                        ? f.signer()
                        : f.signer() + " (" + f.organisation() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Instant last(List<SignatureFound> found) {
        Instant last = null;
        for (var one : found) {
            var at = one.stampedAt() == null ? one.claimedAt() : one.stampedAt();
            if (at != null && (last == null || at.isAfter(last))) last = at;
        }
        return last;
    }

    static List<Checked.Remark> remarks(String told) {
        return Arrays.stream(told.split(" "))
                .filter(one -> !one.isEmpty())
                .map(Checked.Remark::valueOf)
                .toList();
    }
}
