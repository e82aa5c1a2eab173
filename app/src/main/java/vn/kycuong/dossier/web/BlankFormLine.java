package vn.kycuong.dossier.web;

import java.util.Map;
import vn.kycuong.procedure.BlankForm;
import vn.kycuong.procedure.ProcedureVersion;

/**
 * A version of a procedure with the blank forms of its papers.
 *
 * @param forms by the paper's number
 */
public record BlankFormLine(ProcedureVersion procedure, Map<Integer, BlankForm> forms) {
    public BlankFormLine {
        forms = Map.copyOf(forms);
    }
}
