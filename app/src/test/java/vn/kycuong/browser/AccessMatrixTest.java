package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kycuong.kernel.Access;

/** Every route, as every role, on cases of one's own unit and of another: what the rules at the routes say is what the application does. */
class AccessMatrixTest extends SampleWorld {
    private static final String DOCUMENT = "../docs/access.md";
    private static final Map<String, String> PEOPLE = people();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Set<String> SEES_NO_CASE = Set.of("ADMIN", "CUSTODIAN");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private record Route(RequestMethod method, String pattern, Access rule) {
        boolean isCase() {
            return rule.value() == Access.Who.CASE;
        }

        /** An address of the route; what it names is the case, or nothing that there is. */
        String path(String caseId) {
            var path = isCase() ? pattern.replaceFirst("\\{id[^}]*}", caseId) : pattern;
            return path.replaceAll("\\{year[^}]*}", "2020").replaceAll("\\{[^}]*}", "1");
        }

        boolean lets(Set<String> rights) {
            return rule.rights().length == 0 || Arrays.stream(rule.rights()).anyMatch(rights::contains);
        }
    }

    private static Map<String, String> people() {
        var people = new LinkedHashMap<String, String>();
        people.put("RECEIVER", "tiepnhan1.huyen-huu-lung");
        people.put("OFFICER", "thuly1.huyen-huu-lung");
        people.put("CLERK", "vanthu.huyen-huu-lung");
        people.put("LEADER", "lanhdao.huyen-huu-lung");
        people.put("CHAIR", "lanhdao.tinh");
        people.put("ADMIN", "quantri");
        people.put("CUSTODIAN", "giudanhtinh1");
        return people;
    }

    @Test
    void a_route_without_a_rule_is_none() {
        var bare = new ArrayList<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (ours(method) && rule(method).isEmpty()) bare.add(mapping + " " + method);
        });
        assertThat(bare).as("say who may use it: @Access").isEmpty();
    }

    @Test
    void what_the_rules_say_is_what_each_role_meets() {
        var faults = new ArrayList<String>();
        logIn(PEOPLE.get("RECEIVER"));
        var own = aCase("unit_in = (" + UNIT + ") and unit_now = (" + UNIT + ")");
        logIn(PEOPLE.get("LEADER"));
        var other = aCase("not exists (select from ledger.open_work all_of where all_of.case_id = w.case_id and"
                + " (all_of.unit_in = any (" + BELOW + ") or all_of.unit_now = any (" + BELOW
                + ") or all_of.unit_id = any (" + BELOW + ")))");
        for (var route : routes()) {
            page.context().clearCookies();
            role = "";
            token = "";
            var answer = ask(route, own);
            boolean met = route.rule().value() == Access.Who.EVERYBODY ? !isShut(answer) : isSentToLogIn(route, answer);
            if (!met) faults.add("a stranger at " + route + ": " + answer.status());
        }
        for (var role : PEOPLE.keySet()) {
            var rights = Set.copyOf(jdbc.sql("select right_name from identity.role_right where role = :role")
                    .param("role", role)
                    .query(String.class)
                    .list());
            for (var route : routes()) {
                if (route.pattern().equals("/dang-xuat")) continue;
                as(role);
                if (!route.isCase()) {
                    met(role, route, route.lets(rights) ? 0 : 403, ask(route, own), faults);
                } else if (!route.lets(rights)) {
                    met(role, route, 403, ask(route, own), faults);
                    met(role, route, 403, ask(route, other), faults);
                } else {
                    met(role, route, SEES_NO_CASE.contains(role) ? 404 : 0, ask(route, own), faults);
                    met(role, route, role.equals("CHAIR") ? 0 : 404, ask(route, other), faults);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_program_without_a_token_is_let_nowhere() {
        assertThat(programRoutes()).isNotEmpty();
        logIn(PEOPLE.get("CHAIR")); // an officer's cookie is no token
        for (var route : programRoutes()) {
            assertThat(route.rule().rights()).as(route.pattern()).isNotEmpty();
            var answer = page.request()
                    .fetch(
                            at(route.path("1")),
                            RequestOptions.create().setMethod(route.method().name()));
            assertThat(answer.status()).as(route.pattern()).isEqualTo(401);
            assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        }
    }

    private List<Route> programRoutes() {
        var routes = new ArrayList<Route>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (!ours(method)) return;
            rule(method)
                    .filter(rule -> rule.value() == Access.Who.PROGRAM)
                    .ifPresent(rule -> mapping.getPatternValues()
                            .forEach(pattern -> mapping.getMethodsCondition()
                                    .getMethods()
                                    .forEach(verb -> routes.add(new Route(verb, pattern, rule)))));
        });
        routes.sort(Comparator.comparing(Route::pattern));
        return routes;
    }

    @Test
    void the_document_says_the_same() throws IOException {
        var text = document();
        Files.writeString(Path.of("target/access.md"), text);
        assertThat(Path.of(DOCUMENT))
                .as("copy app/target/access.md to docs/access.md")
                .exists()
                .hasContent(text);
    }

    private static final String UNIT =
            "select unit_id from identity.session where role = 'RECEIVER' order by created_at desc limit 1";
    /** What the head of the same unit sees. */
    private static final String BELOW =
            "(select scope_units from identity.session where role = 'LEADER' order by created_at desc limit 1)::int[]";

    private String aCase(String where) {
        return one("select case_id::text from ledger.open_work w where kind = 'dossier' and role <> 'RECEIVER' and "
                + where + " order by case_id limit 1");
    }

    /** Whose session it is; empty: nobody's. */
    private String role = "";

    /** Of the forms of this session; empty: not read yet. */
    private String token = "";

    private boolean acted;

    /** Logged in as this role; an act of one's own may have ended the session. */
    private void as(String wanted) {
        if (wanted.equals(role) && (!acted || isThere())) {
            acted = false;
            return;
        }
        jdbc.sql("truncate identity.attempt").update();
        logIn(PEOPLE.get(wanted));
        role = wanted;
        token = "";
        acted = false;
    }

    private boolean isThere() {
        return page.request()
                        .get(at("/tai-khoan"), RequestOptions.create().setMaxRedirects(0))
                        .status()
                == 200;
    }

    private APIResponse ask(Route route, String caseId) {
        var path = at(route.path(caseId));
        if (route.method() == RequestMethod.GET)
            return page.request().get(path, RequestOptions.create().setMaxRedirects(0));
        acted = true;
        // a form of an old page: whoever is let in is told so, and nothing happens
        var form = FormData.create()
                .set("_csrf", token())
                .set("key", UUID.randomUUID().toString())
                .set("version", "999999");
        return page.request().post(path, RequestOptions.create().setForm(form).setMaxRedirects(0));
    }

    private String token() {
        if (token.isEmpty()) {
            var html = page.request()
                    .get(at(role.isEmpty() ? "/dang-nhap" : "/tai-khoan/bao-mat"))
                    .text();
            var found = CSRF.matcher(html);
            assertThat(found.find()).isTrue();
            token = found.group(1).replace("&#43;", "+").replace("&#61;", "=");
        }
        return token;
    }

    /** @param wanted the status that shuts, or 0 for: let in, whatever the page then says of an empty form */
    private static void met(String role, Route route, int wanted, APIResponse answer, List<String> faults) {
        boolean met = wanted == 0
                ? !isShut(answer) && (answer.status() != 404 || isOfNothing(route))
                : answer.status() == wanted;
        if (!met)
            faults.add(role + " at " + route.method() + " " + route.pattern() + ": " + answer.status() + ", not "
                    + wanted);
    }

    private static boolean isShut(APIResponse answer) {
        boolean refusedLogIn = answer.status() == 401 && answer.url().contains("/dang-nhap");
        return answer.status() == 401 && !refusedLogIn || answer.status() == 403 || answer.status() >= 500;
    }

    /** Nothing has the number that stands in the address, or what it needs is not said; a case itself is there. */
    private static boolean isOfNothing(Route route) {
        return !route.isCase()
                || route.pattern().endsWith("/phieu-chung.pdf") // this dossier shares its receipt with no other
                || route.pattern().replaceFirst("/ho-so/\\{id}", "").contains("{");
    }

    private static boolean isSentToLogIn(Route route, APIResponse answer) {
        return route.method() == RequestMethod.GET
                ? answer.status() == 302 && answer.headers().get("location").contains("/dang-nhap?tiep=")
                : answer.status() == 401;
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (!ours(method)) return;
            var methods = mapping.getMethodsCondition().getMethods();
            for (var pattern : mapping.getPatternValues()) {
                if (pattern.startsWith("/api/") || pattern.equals("/dang-nhap/gui-lai") || pattern.contains("{*"))
                    continue;
                for (var one : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                    rule(method).ifPresent(rule -> routes.add(new Route(one, pattern, rule)));
            }
        });
        routes.sort(Comparator.comparing(Route::pattern).thenComparing(Route::method));
        return routes;
    }

    private static boolean ours(HandlerMethod method) {
        var type = method.getBeanType();
        return type.getPackageName().startsWith("vn.kycuong.")
                && !type.getSimpleName().startsWith("Test");
    }

    private static Optional<Access> rule(HandlerMethod method) {
        var own = method.getMethodAnnotation(Access.class);
        return Optional.ofNullable(own != null ? own : method.getBeanType().getAnnotation(Access.class));
    }

    private String document() {
        var text = new StringBuilder("""
                # Ai vào được đâu · Who may go where

                Do `AccessMatrixTest` viết ra từ luật ghi ở từng đường dẫn (`@Access`) và quyền của từng vai trò (`identity.role_right`); phép thử đi
                hết bảng này bằng yêu cầu thật, với hồ sơ của đơn vị mình và của đơn vị khác. Written by `AccessMatrixTest`, which walks all of it.

                ✓ vào được · **phạm vi** chỉ với vụ việc trong phạm vi của mình, ngoài ra như không có (404) · – từ chối (403), khách được đưa tới
                trang đăng nhập. Việc làm với một vụ việc còn được sổ cái xét lại theo từng đơn vị.

                | Đường dẫn | | Khách | Tiếp nhận | Thụ lý | Văn thư | Lãnh đạo | UBND tỉnh | Quản trị | Giữ danh tính | Quyền cần có |
                |---|---|---|---|---|---|---|---|---|---|---|
                """);
        var rights = new LinkedHashMap<String, Set<String>>();
        for (var one : PEOPLE.keySet())
            rights.put(
                    one,
                    Set.copyOf(jdbc.sql("select right_name from identity.role_right where role = :role")
                            .param("role", one)
                            .query(String.class)
                            .list()));
        for (var route : routes()) {
            text.append("| `")
                    .append(route.pattern().replace("|", "\\|"))
                    .append("` | ")
                    .append(route.method())
                    .append(" | ");
            boolean everybody = route.rule().value() == Access.Who.EVERYBODY;
            text.append(everybody ? "✓" : "–").append(" | ");
            rights.forEach((one, held) -> text.append(
                            everybody
                                    ? "✓"
                                    : !route.lets(held)
                                            ? "–"
                                            : !route.isCase()
                                                    ? "✓"
                                                    : SEES_NO_CASE.contains(one) ? "– (không có phạm vi)" : "phạm vi")
                    .append(" | "));
            text.append(String.join(", ", route.rule().rights())).append(" |\n");
        }
        text.append("""

                ## Ứng dụng của cơ quan khác · Programs

                Bằng mã truy cập lấy ở `/api/v1/token`, trong phạm vi đơn vị ghi ở `/quan-tri/ung-dung`; ngoài ra như không có. Các đường dẫn khác dưới
                `/api/` ai cũng hỏi được.

                | Đường dẫn | Phạm vi mã truy cập cần có |
                |---|---|
                """);
        for (var route : programRoutes())
            text.append("| `%s` | %s |\n"
                    .formatted(route.pattern(), String.join(", ", route.rule().rights())));
        return text.toString();
    }
}
