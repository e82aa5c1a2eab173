package vn.kycuong.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.directive.Directives;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The scoreboard (bảng chỉ đạo): clause by clause, unit by unit, what the ledger says of a directive; on the page, on the wall and on paper. */
@Access(Access.Who.OFFICER)
@Controller
class ScoreboardPages {
    private static final String PATH = "/bang-chi-dao";

    private final Directives directives;
    private final Scoreboards boards;
    private final ForecastBoard forecasts;
    private final ScoreboardPaper paper;
    private final UnitTree tree;
    private final LegalClock time;

    ScoreboardPages(
            Directives directives,
            Scoreboards boards,
            ForecastBoard forecasts,
            ScoreboardPaper paper,
            UnitTree tree,
            LegalClock time) {
        this.directives = directives;
        this.boards = boards;
        this.forecasts = forecasts;
        this.paper = paper;
        this.tree = tree;
        this.time = time;
    }

    @GetMapping(PATH)
    String show(@RequestParam Map<String, String> parameters, Officer officer, Model page) {
        page.addAttribute("title", "oversight.scoreboard.title");
        page.addAttribute("nav", "scoreboard");
        if (tree.isEmpty()) return "oversight/notLoaded";
        var asked = asked(parameters, officer);
        page.addAttribute("board", boards.board(asked));
        page.addAttribute(
                "outlook",
                forecasts
                        .panel(
                                new ForecastQuery(
                                        asked.chosen() == null ? Where.EVERYWHERE : Where.SUBTREE,
                                        asked.chosen(),
                                        asked.date()),
                                officer.scope(),
                                asked.w())
                        .orElse(null));
        page.addAttribute("directives", directives.ordering());
        return "oversight/scoreboard";
    }

    /** For a screen on the wall: few words, large, loaded again by itself. */
    @GetMapping(PATH + "/man-hinh")
    String wall(@RequestParam Map<String, String> parameters, Officer officer, Model page) {
        page.addAttribute("title", "oversight.scoreboard.title");
        page.addAttribute("nav", "scoreboard");
        if (tree.isEmpty()) return "oversight/notLoaded";
        page.addAttribute("board", boards.board(asked(parameters, officer)));
        return "oversight/wall";
    }

    @GetMapping(PATH + ".xlsx")
    void spreadsheet(@RequestParam Map<String, String> parameters, Officer officer, HttpServletResponse response)
            throws IOException {
        var board = boards.board(asked(parameters, officer));
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"bang-chi-dao.xlsx\"");
        new ScoreboardWorkbook(board).write(response.getOutputStream());
    }

    @GetMapping(PATH + ".pdf")
    ResponseEntity<byte[]> pdf(@RequestParam Map<String, String> parameters, Officer officer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"bang-chi-dao.pdf\"")
                .body(paper.pdf(boards.board(asked(parameters, officer))));
    }

    private ScoreboardMeasures.Asked asked(Map<String, String> parameters, Officer officer) {
        var directive = directives
                .find(parameters.getOrDefault("van-ban", Directives.FIRST))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        // the board itself is always of all that the reader may see: a unit is only looked at more closely
        var whole = new HashMap<>(parameters);
        whole.remove("don-vi");
        whole.remove("van-ban");
        return new ScoreboardMeasures.Asked(
                directive,
                IndicatorQuery.read(whole, time.instant()),
                unit(parameters.get("don-vi")),
                !parameters.getOrDefault("tat-ca", "").isEmpty(),
                officer.scope(),
                Words.of(LocaleContextHolder.getLocale().getLanguage()));
    }

    private static @Nullable Integer unit(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
