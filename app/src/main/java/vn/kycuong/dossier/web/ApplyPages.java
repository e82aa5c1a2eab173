package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.OnlineDrafts;
import vn.kycuong.identity.Citizen;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/** Where a citizen or business begins: what is needed, how long it takes and costs by which way, and by which way to hand in. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping("/nop-ho-so/{procedure}")
class ApplyPages {
    private final OnlineDrafts drafts;
    private final Procedures procedures;
    private final DraftViews views;
    private final DraftCookie cookie;
    private final Throttle throttle;
    private final LegalClock time;

    ApplyPages(
            OnlineDrafts drafts,
            Procedures procedures,
            DraftViews views,
            DraftCookie cookie,
            Throttle throttle,
            LegalClock time) {
        this.drafts = drafts;
        this.procedures = procedures;
        this.views = views;
        this.cookie = cookie;
        this.throttle = throttle;
        this.time = time;
    }

    @GetMapping
    String show(@PathVariable String procedure, Model page) {
        return shown(version(procedure), "", null, page);
    }

    private String shown(ProcedureVersion version, String way, @Nullable String problem, Model page) {
        page.addAttribute("title", "apply.title").addAttribute("nav", "procedures");
        page.addAttribute("procedure", version);
        page.addAttribute("start", ApplyStart.of(version, views));
        page.addAttribute("way", way);
        page.addAttribute("problem", problem);
        return "dossier/apply";
    }

    /** Online it begins; by any other way it is said where to bring the papers. */
    @PostMapping
    String begin(
            @PathVariable String procedure,
            @RequestParam(name = "cach", defaultValue = "") String way,
            @Nullable Citizen citizen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var version = version(procedure);
        var start = ApplyStart.of(version, views);
        if (start.ways().size() > 1
                && start.ways().stream().noneMatch(w -> w.channel().equals(way)))
            return shown(version, "", "apply.problem.way", page);
        if (!start.isOpen() || !way.isEmpty() && !way.equals(DraftViews.ONLINE)) return shown(version, way, null, page);
        if (!throttle.allows("apply", request.getRemoteAddr()))
            return shown(version, way, "apply.problem.tooOften", page);
        var draft = drafts.begin(version, citizen);
        cookie.give(request, response, draft.draftId());
        return "redirect:" + DraftAnswerPages.path(draft);
    }

    private ProcedureVersion version(String key) {
        return procedures.get(key, time.today()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
