package vn.kycuong.dossier;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.document.FileId;
import vn.kycuong.kernel.CaseId;

/**
 * A paper of the store (giấy tờ trong kho): a result that was issued for a person, or a certified copy of what he handed in.
 *
 * @param name as the procedure names the paper, or its result
 * @param words the name as it is compared
 * @param source the dossier in which it came to be, with its code
 * @param validUntil the last day on which it may be used again; null while no rule sets an end
 */
public record KeptPaper(
        UUID id,
        Kind kind,
        String name,
        String words,
        CaseId source,
        String code,
        FileId file,
        String sha256,
        LocalDate keptOn,
        @Nullable LocalDate validUntil) {
    /** How it came into the store. */
    public enum Kind {
        RESULT,
        COPY
    }
}
