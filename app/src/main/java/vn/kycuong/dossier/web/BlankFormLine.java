package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kycuong.procedure.BlankDraft;
import vn.kycuong.procedure.BlankForm;
import vn.kycuong.procedure.ProcedureVersion;

/**
 * A version of a procedure with the blank forms of its papers.
 *
 * @param inForce whether it is the version of today
 * @param forms in use, by the paper's number
 * @param drafts proposed, by the paper's number
 * @param editions every one, the latest first
 */
public record BlankFormLine(
        ProcedureVersion procedure,
        boolean inForce,
        Map<Integer, BlankForm> forms,
        Map<Integer, BlankDraft> drafts,
        List<BlankForm> editions) {
    public BlankFormLine {
        forms = Map.copyOf(forms);
        drafts = Map.copyOf(drafts);
        editions = List.copyOf(editions);
    }

    /** Id of the field for the file of a paper. */
    public static String field(String version, int paper) {
        return "file-" + version + "-" + paper;
    }

    public @Nullable BlankForm form(int paper) {
        return forms.get(paper);
    }

    public @Nullable BlankDraft draft(int paper) {
        return drafts.get(paper);
    }

    /** The editions of one paper. */
    public List<BlankForm> editions(int paper) {
        return editions.stream().filter(e -> e.paperNo() == paper).toList();
    }
}
