package vn.kycuong.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.oversight.CommitmentLine;
import vn.kycuong.oversight.CommitmentSum;
import vn.kycuong.oversight.Commitments;
import vn.kycuong.oversight.Period;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** How units keep the shorter times to which the province committed itself (giữ cam kết cắt giảm): by the promise and by the law side by side. */
@Access(Access.Who.OFFICER)
@Controller
class CommitmentPages {
    private static final String PATH = "/bang-don-vi/cam-ket";
    private static final int MOST = 500;

    private final Commitments commitments;
    private final Procedures procedures;
    private final UnitTree tree;
    private final LegalClock time;

    CommitmentPages(Commitments commitments, Procedures procedures, UnitTree tree, LegalClock time) {
        this.commitments = commitments;
        this.procedures = procedures;
        this.tree = tree;
        this.time = time;
    }

    @GetMapping(PATH)
    String show(
            @RequestParam(name = "ky", defaultValue = "") String span,
            @RequestParam(name = "luc", required = false) @Nullable String moment,
            Officer officer,
            Model page) {
        page.addAttribute("title", "oversight.commitment.title").addAttribute("nav", "board");
        page.addAttribute("board", view(span, moment, officer));
        return "oversight/commitments";
    }

    @GetMapping(PATH + ".csv")
    void csv(
            @RequestParam(name = "ky", defaultValue = "") String span,
            @RequestParam(name = "luc", required = false) @Nullable String moment,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        var w = words();
        var view = view(span, moment, officer);
        var csv = Csv.download(response, "cam-ket");
        csv.row(List.of(w.get("oversight.commitment.title"), view.period()));
        csv.row(List.of(w.get("oversight.csv.moment"), view.moment()));
        csv.row(List.of(w.get("oversight.csv.definition"), w.get("oversight.commitment.note")));
        csv.row(List.of());
        csv.row(List.of(
                w.get("oversight.column.unit"),
                w.get("oversight.commitment.procedure"),
                w.get("oversight.commitment.done"),
                w.get("oversight.commitment.kept"),
                w.get("oversight.commitment.lawful"),
                w.get("oversight.commitment.late"),
                w.get("oversight.commitment.openLawful"),
                w.get("oversight.commitment.openLate")));
        for (var line : view.lines()) {
            var sum = line.sum();
            csv.row(List.of(
                    line.unit(),
                    line.procedure(),
                    Long.toString(sum.done()),
                    Long.toString(sum.kept()),
                    Long.toString(sum.lawful()),
                    Long.toString(sum.late()),
                    Long.toString(sum.openLawful()),
                    Long.toString(sum.openLate())));
        }
        csv.flush();
    }

    private CommitmentView view(String asked, @Nullable String moment, Officer officer) {
        var now = ListQuery.moment(moment, time.instant());
        var period = Period.around(now, Period.Span.of(asked).orElse(Period.Span.QUARTER));
        var broken = commitments.broken(period, now, officer.scope(), MOST);
        return new CommitmentView(
                period.span(),
                Moments.period(period, words()),
                Moments.text(now),
                PATH + ".csv?ky=" + period.span().slug() + "&luc="
                        + URLEncoder.encode(now.toString(), StandardCharsets.UTF_8),
                commitments.sums(period, now, officer.scope()).stream()
                        .map(sum -> line(sum, now))
                        .toList(),
                broken.stream().map(one -> broken(one, now)).toList(),
                broken.size() == MOST);
    }

    private CommitmentView.Line line(CommitmentSum sum, Instant now) {
        return new CommitmentView.Line(
                tree.name(sum.unit(), LegalZone.local(now).toLocalDate()), procedures.name(sum.procedureKey()), sum);
    }

    private CommitmentView.Broken broken(CommitmentLine one, Instant now) {
        return new CommitmentView.Broken(
                "/ho-so/" + one.caseId(),
                one.code(),
                tree.name(one.unit(), LegalZone.local(now).toLocalDate()),
                procedures.name(one.procedureKey()),
                Moments.minute(one.promisedAt()),
                Moments.minute(one.metAt()),
                one.beyondLaw());
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
