package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form that came in when it could not be accepted: session over, or the page older than the log-in. What was typed is carried
 * through the log-in page as hidden fields and offered for sending again; it is stored nowhere.
 */
final class FormKeeper {
    static final String PATH = "/dang-nhap/gui-lai";

    /** Prefix of a kept field inside the log-in form. */
    static final String KEPT = "giu.";

    static final String TARGET = "gui";

    /** What proves a person is typed again, never carried through a page. */
    private static final Set<String> NOT_KEPT = Set.of("password", "old", "code", "answer", "token", "buoc");

    private FormKeeper() {}

    /** What a request that is not accepted was bringing. */
    static Optional<KeptForm> incoming(HttpServletRequest request) {
        var target = request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        boolean files = isMultipart(request);
        return LocalPath.of(target).map(path -> new KeptForm(path, fields(request.getParameterMap(), ""), files));
    }

    /** What a log-in form was carrying. */
    static Optional<KeptForm> carried(HttpServletRequest request) {
        var target = request.getParameter(TARGET);
        if (target == null) return Optional.empty();
        return LocalPath.of(target)
                .map(path -> new KeptForm(
                        path, fields(request.getParameterMap(), KEPT), request.getParameter("tep") != null));
    }

    /** The browser itself says that the form came from a page of ours. */
    static boolean sentFromHere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin");
        var origin = request.getHeader("Origin");
        return origin != null && origin.equals(ownOrigin(request));
    }

    static void forward(HttpServletRequest request, HttpServletResponse response, KeptForm kept)
            throws jakarta.servlet.ServletException, java.io.IOException {
        request.setAttribute(PATH, kept);
        request.getRequestDispatcher(PATH).forward(request, response);
    }

    static @Nullable KeptForm forwarded(HttpServletRequest request) {
        return (KeptForm) request.getAttribute(PATH);
    }

    static boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/form-data");
    }

    private static List<KeptForm.Field> fields(Map<String, String[]> parameters, String prefix) {
        var fields = new ArrayList<KeptForm.Field>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith(prefix) || name.equals(prefix + FormTokens.FIELD)) return;
            if (NOT_KEPT.contains(name.substring(prefix.length()))) return;
            for (var value : values) fields.add(new KeptForm.Field(name.substring(prefix.length()), value));
        });
        return fields;
    }

    private static String ownOrigin(HttpServletRequest request) {
        var host = request.getHeader("Host");
        return request.getScheme() + "://" + host;
    }
}
