package vn.kycuong.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.identity.SecurityEvent;
import vn.kycuong.identity.SecurityEvents;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.Words;

/**
 * The last page: what happened, what to do, and a number that the log carries too. The container brings every failure here, so nobody
 * has to catch them.
 */
@Access(Access.Who.EVERYBODY)
@Controller
class ErrorPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> TOLD = Set.of(400, 401, 403, 404, 405, 413, 415, 422, 429, 503);
    private static final SecureRandom RANDOM = new SecureRandom();

    @RequestMapping("/error")
    @Nullable
    String show(HttpServletRequest request, HttpServletResponse response, Model page) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var number = number();
        log(status, number, request);
        response.setStatus(status);
        if (status == 429) response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        var kind = TOLD.contains(status) ? Integer.toString(status) : "500";
        if (PublicRoutes.isInterface(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)))) {
            tellProgram(response, status, kind, number, Words.of(Language.of(request)));
            return null;
        }
        page.addAttribute("title", "error." + kind + ".title");
        page.addAttribute("kind", kind);
        page.addAttribute("number", number);
        return "security/error";
    }

    /** Another program reads no page: the same as RFC 9457 writes it. */
    private static void tellProgram(HttpServletResponse response, int status, String kind, String number, Words words)
            throws IOException {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", words.get("error." + kind + ".title"));
        problem.put("status", status);
        problem.put("detail", words.get("error.number") + " " + number);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(problem));
    }

    private static void log(int status, String number, HttpServletRequest request) {
        var path = LoggedPath.of(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        var method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        if (status >= 500) {
            var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable t ? t : null;
            LOG.error("Incident {}: {} {} ended in {}", number, method, path, status, failure);
            SecurityEvents.tell(SecurityEvent.FAILED, "incident", number, "path", path, "status", status);
        } else {
            // an officer who asks for what is not his to see finds nothing: whoever looks through many such is worth a
            // look
            if (status == 404 && OfficerAtWork.now().isPresent())
                SecurityEvents.tell(SecurityEvent.NOT_SHOWN, "incident", number, "path", path);
            LOG.info("Incident {}: {} {} answered {}", number, method, path, status);
        }
    }

    private static String number() {
        var bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
