package vn.kycuong.oversight.web;

import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.Access;
import vn.kycuong.oversight.Overdue;
import vn.kycuong.oversight.OverdueBoard;

/** The public board of overdue dossiers and their apologies (công khai hồ sơ quá hạn): offices answer for them, persons are not named. */
@Access(Access.Who.EVERYBODY)
@Controller
class OverduePages {
    private final OverdueBoard board;
    private final UnitTree tree;

    OverduePages(OverdueBoard board, UnitTree tree) {
        this.board = board;
        this.tree = tree;
    }

    @GetMapping("/ho-so-qua-han")
    String show(Model page) {
        page.addAttribute("title", "oversight.overdue.title");
        page.addAttribute("nav", "");
        page.addAttribute("view", tree.isEmpty() ? null : view(board.now()));
        return "oversight/overdue";
    }

    private OverdueView view(Overdue overdue) {
        var date = LegalZone.local(overdue.moment()).toLocalDate();
        return new OverdueView(
                Moments.text(overdue.moment()),
                overdue.smallest(),
                overdue.unnamed(),
                overdue.offices().stream().map(office -> office(office, date)).toList());
    }

    private OverdueView.Office office(Overdue.Office office, LocalDate date) {
        return new OverdueView.Office(tree.name(office.unit(), date), tree.head(office.unit(), date), office);
    }
}
