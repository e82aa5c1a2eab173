package vn.kycuong.dossier;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;

/**
 * One application in the making (hồ sơ đang soạn), of a draft that may hold several.
 *
 * @param code by which people name the draft
 * @param no of the application within it, from 1
 * @param digest of the form it was begun under
 * @param formKey handed in twice it is one dossier
 * @param typed answers as typed, by field; empty once handed in
 * @param seen sections that were answered once
 * @param sent the dossier it became; null while it is in the making
 */
public record OnlineDraft(
        UUID draftId,
        String code,
        Instant expiresAt,
        int no,
        String procedureKey,
        String digest,
        String formKey,
        Map<String, String> typed,
        Set<String> seen,
        @Nullable CaseId sent) {
    public OnlineDraft {
        typed = Map.copyOf(typed);
        seen = Set.copyOf(seen);
    }

    public boolean isSent() {
        return sent != null;
    }

    /** What was typed into a field, or the empty text. */
    public String value(String field) {
        return Objects.requireNonNullElse(typed.get(field), "");
    }

    OnlineDraft with(Map<String, String> newTyped, Set<String> newSeen) {
        return new OnlineDraft(draftId, code, expiresAt, no, procedureKey, digest, formKey, newTyped, newSeen, sent);
    }
}
