package vn.kycuong.dossier.web;

import static vn.kycuong.dossier.web.FilePages.caseId;

import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;

/** Who opened this dossier (ai đã mở), for the head whose dossier it is. */
@Access(value = Access.Who.CASE, rights = OpenedPages.OPENED)
@Controller
class OpenedPages {
    static final String OPENED = "audit.opened";
    private static final int MOST = 500;

    private final Files files;
    private final OpenedRows rows;
    private final People people;
    private final Organisation organisation;

    OpenedPages(Files files, OpenedRows rows, People people, Organisation organisation) {
        this.files = files;
        this.rows = rows;
        this.people = people;
        this.organisation = organisation;
    }

    @GetMapping("/ho-so/{id}/ai-da-mo")
    String show(@PathVariable String id, Officer officer, Model page) {
        var file = files.of(caseId(id), officer).orElseThrow(FilePages::notFound);
        var found = rows.of(file.dossier().caseId(), MOST);
        page.addAttribute("title", "opened.title").addAttribute("nav", "work");
        page.addAttribute("file", file).addAttribute("most", found.size() == MOST);
        page.addAttribute("lines", found.stream().map(this::view).toList());
        return "dossier/opened";
    }

    private OpenedView view(OpenedRows.Opened one) {
        return new OpenedView(
                When.brief(one.at()),
                people.name(new ActorId(one.actor())),
                organisation.nameAt(
                        new UnitId(one.unit()), LegalZone.local(one.at()).toLocalDate()),
                "audit.what." + one.what(),
                Objects.toString(one.reason(), ""));
    }
}
