package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.FileSignature;

/**
 * The files beside a dossier that acts laid there, as its page shows them.
 *
 * @param scans of papers that were handed in
 * @param draft of the result, not signed yet
 * @param result as it was signed
 * @param again papers of the store that stand in place of others
 * @param papers that may be scanned now; empty for who may not
 * @param mayDraft whether the officer may lay down a draft of the result
 * @param mayCertify whether he has a key to sign copies with
 * @param seal whether the unit's slips are signed
 */
public record LaidView(
        List<Line> scans,
        @Nullable Line draft,
        @Nullable Line result,
        List<Again> again,
        List<String> papers,
        boolean mayDraft,
        boolean mayCertify,
        boolean seal) {
    /**
     * One file.
     *
     * @param id its own part of the address; empty once the content was lawfully erased
     * @param checkable whether it can hold signatures: a PDF
     * @param signature what was found of them; null when nobody looked
     */
    public record Line(
            String paper,
            String name,
            String size,
            String id,
            boolean signed,
            boolean checkable,
            @Nullable FileSignature signature) {}

    /** A paper of the store: in whose place, from which dossier. */
    public record Again(String paper, String code, String id) {}

    public List<Line> of(String paper) {
        return scans.stream().filter(s -> s.paper().equals(paper)).toList();
    }

    public Optional<Again> again(String paper) {
        return again.stream().filter(a -> a.paper().equals(paper)).findFirst();
    }
}
