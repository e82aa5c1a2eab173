package vn.kycuong.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import vn.kycuong.identity.CitizenLogIn;
import vn.kycuong.identity.Officer;
import vn.kycuong.ui.Banner;
import vn.kycuong.ui.NavItem;
import vn.kycuong.ui.PageFrame;
import vn.kycuong.ui.Words;

/**
 * Puts the frame round every page that is shown. A page says its {@code title} (a key of the words, or the title itself) and which
 * entry of the navigation it belongs to ({@code nav}); it finds {@code frame}.
 */
@Component
class FrameInterceptor implements HandlerInterceptor {
    private final Banner banner;
    private final CitizenLogIn citizens;

    FrameInterceptor(Banner banner, CitizenLogIn citizens) {
        this.banner = banner;
        this.citizens = citizens;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null || page.getViewName().startsWith("redirect:")) return;
        var lang = Language.of(request);
        Language.asked(request).ifPresent(asked -> Language.remember(request, response, asked));
        var words = Words.of(lang);
        var officer = OfficerAtWork.now();
        page.addObject(
                "frame",
                new PageFrame(
                        lang,
                        words.get(text(page, "title")),
                        text(page, "nav"),
                        navigation(officer, words),
                        officer.map(o -> o.displayName()).orElse(null),
                        formToken(request),
                        banner.text(lang),
                        path(request)));
    }

    private List<NavItem> navigation(Optional<Officer> officer, Words words) {
        var items = new ArrayList<NavItem>();
        if (officer.isEmpty()) {
            items.add(item("procedures", "/thu-tuc", words));
            items.add(item("track", "/tra-cuu", words));
            items.add(item("booking", "/dat-lich", words));
            if (citizens.isOffered()) items.add(item("own", "/cong-dan/ho-so", words));
            items.add(item("deadline", "/tinh-han", words));
            items.add(item("login", "/dang-nhap", words));
            return items;
        }
        var who = officer.get();
        if (!who.role().equals("ADMIN")) items.add(item("work", "/viec-cua-toi", words));
        if (who.may("dossier.receive")) items.add(item("counter", "/tiep-nhan", words));
        if (who.may("counter.serve")) items.add(item("queue", "/quay", words));
        if (!who.role().equals("ADMIN")) {
            items.add(item("board", "/bang-don-vi", words));
            items.add(item("scoreboard", "/bang-chi-dao", words));
            var directing = words.get("nav.directing");
            for (var one : List.of(
                    item("directives", "/van-ban", words),
                    item("tasks", "/nhiem-vu", words),
                    item("reading", "/quan-triet", words),
                    item("regulation", "/phan-cong", words),
                    item("plan", "/ke-hoach", words)))
                items.add(new NavItem(one.key(), one.label(), one.href(), directing));
        }
        items.add(item("procedures", "/thu-tuc", words));
        if (who.may("process.draft")) items.add(item("processes", "/quy-trinh", words));
        if (who.may("calendar.draft")) items.add(item("calendar", "/lich", words));
        if (who.may("custody.open")) items.add(item("custody", "/giu-danh-tinh", words));
        if (who.may("registers.import")) items.add(item("admin", "/quan-tri", words));
        else if (who.may("audit.search")) items.add(item("audit", "/quan-tri/nhat-ky", words));
        return items;
    }

    private static NavItem item(String key, String href, Words words) {
        return new NavItem(key, words.get("nav." + key), href);
    }

    private static String text(ModelAndView page, String name) {
        return page.getModel().get(name) instanceof String text ? text : "";
    }

    private static String path(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed) return failed;
        return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    private static @Nullable String formToken(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : null;
    }
}
