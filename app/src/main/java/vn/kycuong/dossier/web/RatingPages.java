package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Ratings;
import vn.kycuong.dossier.Satisfaction;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.ledger.Sight;

/** Whoever has shown that a finished dossier is his rates how it was handled; what was recorded is filled in already. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(TrackedPages.PATH + "/{id}/danh-gia")
class RatingPages {
    private static final int CRITERIA = 9;
    private static final int LONGEST_COMMENT = 2_000;

    private final Ratings ratings;
    private final TrackingCookie cookie;
    private final Throttle throttle;

    RatingPages(Ratings ratings, TrackingCookie cookie, Throttle throttle) {
        this.ratings = ratings;
        this.cookie = cookie;
        this.throttle = throttle;
    }

    @GetMapping
    String show(@PathVariable String id, HttpServletRequest request, Model page) {
        var dossier = shown(id, request);
        var computed = Sight.ofCase(dossier.caseId()).call(() -> ratings.prefilled(dossier.caseId()));
        if (computed.isEmpty()) throw notFound();
        return form(dossier, computed.get(), computed.get(), "", "", FormKeys.fresh(), null, page);
    }

    @PostMapping
    String rate(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            Model page) {
        var dossier = shown(id, request);
        var key = first(typed, "key");
        if (key.length() < 16 || key.length() > 100) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        var marks = marks(typed);
        var whole = first(typed, "whole");
        var comment = first(typed, "comment");
        var problem = problem(whole, comment);
        if (problem == null) {
            var rating = new Ratings.Rating(marks, Satisfaction.valueOf(whole), comment);
            var result = ratings.rate(dossier.caseId(), key, rating);
            if (result instanceof ActResult.Done || result instanceof ActResult.Repeated)
                return "redirect:" + TrackedPages.path(dossier) + "?da-danh-gia";
            problem = result instanceof ActResult.NotPossible(var wordKey, var _) ? wordKey : "dossier.no.overtaken";
        }
        var computed = Sight.ofCase(dossier.caseId()).call(() -> ratings.prefilled(dossier.caseId()));
        return form(dossier, computed.orElse(Map.of()), marks, whole, comment, key, problem, page);
    }

    private static @Nullable String problem(String whole, String comment) {
        if (!List.of("VERY_SATISFIED", "SATISFIED", "NOT_SATISFIED").contains(whole)) return "rating.no.whole";
        return comment.length() > LONGEST_COMMENT ? "rating.no.comment" : null;
    }

    /** Points that make no sense were not chosen on the page, and count for nothing. */
    private static Map<Integer, Integer> marks(MultiValueMap<String, String> typed) {
        var marks = new HashMap<Integer, Integer>();
        for (int i = 1; i <= CRITERIA; i++) {
            var mark = first(typed, "c" + i);
            if (mark.matches("[012]")) marks.put(i, Integer.parseInt(mark));
        }
        return marks;
    }

    private static String first(MultiValueMap<String, String> typed, String name) {
        return Objects.requireNonNullElse(typed.getFirst(name), "");
    }

    private DossierRow shown(String id, HttpServletRequest request) {
        if (!throttle.allows("track", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        return cookie.shown(id, request).orElseThrow(RatingPages::notFound);
    }

    private static String form(
            DossierRow dossier,
            Map<Integer, Integer> computed,
            Map<Integer, Integer> chosen,
            String whole,
            String comment,
            String key,
            @Nullable String problem,
            Model page) {
        var lines = new ArrayList<RatingLine>();
        IntStream.rangeClosed(1, CRITERIA)
                .forEach(i -> lines.add(new RatingLine(i, chosen.getOrDefault(i, -1), computed.containsKey(i))));
        page.addAttribute("title", "rating.title").addAttribute("nav", "track");
        page.addAttribute("at", TrackedPages.path(dossier));
        page.addAttribute("code", dossier.code());
        page.addAttribute("lines", lines);
        page.addAttribute("whole", whole).addAttribute("comment", comment);
        page.addAttribute("key", key).addAttribute("problem", problem);
        return "dossier/rating";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
