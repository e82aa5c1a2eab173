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
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.Period;
import vn.kycuong.oversight.TimeLine;
import vn.kycuong.oversight.TimeName;
import vn.kycuong.oversight.TimeQuestion;
import vn.kycuong.oversight.TimeQuestion.By;
import vn.kycuong.oversight.TimeSum;
import vn.kycuong.oversight.TimeUse;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Whose office time was used (bảng thời gian): by unit, by the head in office on the day, by officer; each sum opens its parts. */
@Access(Access.Who.OFFICER)
@Controller
class TimeUsePages {
    static final String PATH = "/bang-don-vi/thoi-gian";
    private static final int MOST = 500;

    private final TimeUse use;
    private final UnitTree tree;
    private final People people;
    private final LegalClock time;

    TimeUsePages(TimeUse use, UnitTree tree, People people, LegalClock time) {
        this.use = use;
        this.tree = tree;
        this.people = people;
        this.time = time;
    }

    /** The question as an address, so that board, list and file ask the same. */
    record Asked(TimeQuestion question, Period.Span span) {
        String parameters() {
            return "theo=" + question.by().slug() + "&ky=" + span.slug() + (question.onlyLate() ? "&tre=1" : "")
                    + "&luc=" + URLEncoder.encode(question.now().toString(), StandardCharsets.UTF_8);
        }
    }

    @GetMapping(PATH)
    String board(
            @RequestParam(name = "theo", defaultValue = "") String by,
            @RequestParam(name = "ky", defaultValue = "") String span,
            @RequestParam(name = "tre", defaultValue = "") String late,
            @RequestParam(name = "luc", required = false) @Nullable String moment,
            Officer officer,
            Model page) {
        var asked = asked(by, span, late, moment);
        page.addAttribute("title", "oversight.time.title");
        page.addAttribute("nav", "board");
        page.addAttribute("board", view(asked, officer));
        return "oversight/time";
    }

    @GetMapping(PATH + ".csv")
    void csv(
            @RequestParam(name = "theo", defaultValue = "") String by,
            @RequestParam(name = "ky", defaultValue = "") String span,
            @RequestParam(name = "tre", defaultValue = "") String late,
            @RequestParam(name = "luc", required = false) @Nullable String moment,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        var w = words();
        var view = view(asked(by, span, late, moment), officer);
        var csv = Csv.download(response, "thoi-gian");
        csv.row(List.of(w.get("oversight.time.title"), view.period()));
        csv.row(List.of(w.get("oversight.csv.moment"), view.moment()));
        csv.row(List.of(w.get("oversight.csv.definition"), w.get("oversight.time.note")));
        csv.row(List.of());
        csv.row(List.of(
                w.get("oversight.time.by." + view.by().name()),
                w.get("oversight.time.recorded"),
                w.get("oversight.time.untaken"),
                w.get("oversight.time.agency"),
                w.get("oversight.time.decided"),
                w.get("oversight.time.dossiers")));
        for (var line : view.lines())
            csv.row(List.of(
                    line.name(),
                    line.recorded(),
                    line.untaken(),
                    line.agency(),
                    line.decided(),
                    Long.toString(line.dossiers())));
        csv.flush();
    }

    @GetMapping(PATH + "/cac-phan")
    String list(
            @RequestParam(name = "theo", defaultValue = "") String by,
            @RequestParam(name = "ky", defaultValue = "") String span,
            @RequestParam(name = "tre", defaultValue = "") String late,
            @RequestParam(name = "luc", required = false) @Nullable String moment,
            @RequestParam(name = "loai", defaultValue = "UNIT") String kind,
            @RequestParam(name = "so", required = false) @Nullable Integer id,
            @RequestParam(name = "cach", defaultValue = "") String view,
            Officer officer,
            Model page) {
        var asked = asked(by, span, late, moment);
        var name = new TimeName(TimeName.View.of(view), kind, id);
        var lines = use.list(asked.question(), officer.scope(), name, MOST);
        page.addAttribute("title", "oversight.time.title");
        page.addAttribute("nav", "board");
        page.addAttribute(
                "list",
                new TimeUseView.Parts(
                        name(asked, kind, id),
                        name.view() == TimeName.View.DECIDED ? "oversight.time.decided" : "oversight.time.recorded",
                        Moments.period(asked.question().period(), words()),
                        Moments.text(asked.question().now()),
                        PATH + "?" + asked.parameters(),
                        hours(lines.stream().mapToLong(TimeLine::minutes).sum()),
                        lines.size() == MOST,
                        lines.stream().map(this::part).toList()));
        return "oversight/timeParts";
    }

    private Asked asked(String by, String span, String late, @Nullable String moment) {
        var now = ListQuery.moment(moment, time.instant());
        var length = Period.Span.of(span).orElse(Period.Span.QUARTER);
        return new Asked(
                new TimeQuestion(By.of(by).orElse(By.UNIT), Period.around(now, length), now, !late.isEmpty()), length);
    }

    private TimeUseView view(Asked asked, Officer officer) {
        var question = asked.question();
        var sums = use.sums(question, officer.scope());
        return new TimeUseView(
                question.by(),
                asked.span(),
                question.onlyLate(),
                Moments.period(question.period(), words()),
                Moments.text(question.now()),
                PATH + ".csv?" + asked.parameters(),
                sums.stream().map(sum -> line(asked, sum)).toList(),
                hours(sums.stream().mapToLong(TimeSum::recorded).sum()),
                hours(sums.stream().mapToLong(TimeSum::decided).sum()));
    }

    private TimeUseView.Line line(Asked asked, TimeSum sum) {
        var href = PATH + "/cac-phan?" + asked.parameters() + "&loai=" + sum.kind()
                + (sum.id() == null ? "" : "&so=" + sum.id());
        return new TimeUseView.Line(
                name(asked, sum.kind(), sum.id()),
                hours(sum.recorded()),
                hours(sum.untaken()),
                hours(sum.agency()),
                hours(sum.decided()),
                sum.dossiers(),
                href,
                href + "&cach=" + TimeName.View.DECIDED.slug(),
                sum.recorded() != sum.decided());
    }

    private TimeUseView.Part part(TimeLine line) {
        var day = LegalZone.local(line.from()).toLocalDate();
        return new TimeUseView.Part(
                "/ho-so/" + line.caseId(),
                line.code(),
                "dossier.hand." + line.kind(),
                line.officerId() == null ? "" : people.name(new ActorId(line.officerId())),
                line.unitId() == null ? "" : tree.name(new UnitId(line.unitId()), day),
                line.headId() == null ? "" : people.name(new ActorId(line.headId())),
                Moments.minute(line.from()),
                Moments.minute(line.to()),
                line.opened(),
                line.ended(),
                hours(line.minutes()),
                line.contestId() == null ? "" : "/xem-lai-thoi-gian/" + line.contestId(),
                line.upheld());
    }

    private String name(Asked asked, String kind, @Nullable Integer id) {
        if (!kind.equals("UNIT")) return words().get("oversight.time.kind." + (KINDS.contains(kind) ? kind : "NOBODY"));
        if (id == null)
            return words().get("oversight.time.none." + asked.question().by().name());
        return asked.question().by() == By.UNIT
                ? tree.name(new UnitId(id), day(asked.question().now()))
                : people.name(new ActorId(id));
    }

    private static final List<String> KINDS = List.of("CITIZEN", "PAUSE", "NOBODY");

    private static java.time.LocalDate day(Instant moment) {
        return LegalZone.local(moment).toLocalDate();
    }

    /** "18:30": sums can be checked by hand. */
    static String hours(long minutes) {
        return "%d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
