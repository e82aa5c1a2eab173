package vn.kycuong.dossier.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.dossier.Comments;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/** What an officer says to colleagues about a dossier. */
@Access(value = Access.Who.CASE, rights = Rights.COMMENT)
@Controller
class CommentPages {
    private final Comments comments;
    private final FileAnswers answers;

    CommentPages(Comments comments, FileAnswers answers) {
        this.comments = comments;
        this.answers = answers;
    }

    @PostMapping("/ho-so/{id}/y-kien")
    String comment(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("y-kien", typed);
        var text = form.must("text", ActForm.TEXT, "dossier.no.commentMissing");
        return answers.done(id, form, (c, sheet, by) -> comments.comment(c, sheet, text, by), officer, page);
    }
}
