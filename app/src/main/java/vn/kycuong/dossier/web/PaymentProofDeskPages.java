package vn.kycuong.dossier.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.PaymentProofs;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/** The counter lays beside a dossier what shows that its applicant paid. */
@Access(value = Access.Who.CASE, rights = Rights.RECEIVE)
@Controller
class PaymentProofDeskPages {
    private final PaymentProofs proofs;
    private final PaperFiles paperFiles;
    private final FileAnswers answers;

    PaymentProofDeskPages(PaymentProofs proofs, PaperFiles paperFiles, FileAnswers answers) {
        this.proofs = proofs;
        this.paperFiles = paperFiles;
        this.answers = answers;
    }

    @PostMapping("/ho-so/{id}/chung-tu")
    String scan(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile part,
            Officer officer,
            Model page)
            throws IOException {
        var form = ActForm.of("chung-tu", typed);
        var caseId = FilePages.caseId(id);
        var number = form.text("proof", ActForm.LINE);
        if (part == null || PaperFiles.isNameless(part)) {
            form.wrong("file", "paymentProof.no.file");
            return answers.view(caseId, officer, null, page.addAttribute("form", form));
        }
        return switch (paperFiles.checked(part)) {
            case UploadedFile.Refused(var reason) ->
                answers.view(
                        caseId,
                        officer,
                        "dossier.no.file",
                        page.addAttribute("form", form).addAttribute("arguments", new Object[] {reason}));
            case UploadedFile.Accepted file ->
                answers.done(id, form, (c, sheet, by) -> proofs.scan(c, sheet, number, file, by), officer, page);
        };
    }
}
