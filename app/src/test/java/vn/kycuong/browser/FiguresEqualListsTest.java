package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kycuong.oversight.OnTime;

/**
 * Every figure is the count of its list, for everybody: each role walks the pages that links lead to, finds figures that are links, opens what they
 * open, and compares with what the list says of itself and with its rows. Without a browser; no act is done.
 */
class FiguresEqualListsTest extends SampleWorld {
    private static final List<String> ROLES = List.of(
            "",
            "tiepnhan1.huyen-huu-lung",
            "thuly1.huyen-huu-lung",
            "lanhdao.huyen-huu-lung",
            "lanhdao.so-noi-vu",
            "lanhdao.tinh",
            "vanphong.tinh",
            "giudanhtinh1",
            "quantri");
    private static final int PAGES = 110;
    private static final int OF_A_SHAPE = 2;
    private static final int FIGURES_OF_A_PAGE = 14;
    private static final int FIGURES = 220;
    /** Longer lists are compared by what they say of themselves. */
    private static final int ROWS_COUNTED = 260;

    private static final Pattern MAIN = Pattern.compile("<main\\b.*?</main>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("<a\\b([^>]*)>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern HREF = Pattern.compile("href=\"(/[^\"#]*)(#[^\"]*)?\"");
    private static final Pattern COUNT = Pattern.compile("<span class=\"kc-tile__count\">(.*?)</span>", Pattern.DOTALL);
    private static final Pattern SAID = Pattern.compile("data-(?:count|sum)=\"([^\"]*)\"");
    private static final Pattern TIMES = Pattern.compile("data-times=\"(\\d+)\"");
    private static final Pattern CURRENT = Pattern.compile(
            "<a class=\"kc-tile__link\"[^>]*aria-current=\"true\"[^>]*>\\s*<span class=\"kc-tile__count\">(.*?)</span>",
            Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr data-row\\b");
    private static final Pattern NEXT = Pattern.compile("<a [^>]*rel=\"next\" href=\"([^\"]*)\"");
    private static final Pattern HIDDEN = Pattern.compile(
            "<span class=\"govuk-visually-hidden\">.*?</span>|<svg\\b.*?</svg>|<[^>]*>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:[.,]\\d{3})+|\\d+");
    private static final Pattern SHARE = Pattern.compile("\\d+(?:[.,]\\d+)? ?%");
    private static final Pattern PERCENT = Pattern.compile("visually-hidden\"> %");
    private static final Pattern PART = Pattern.compile("(\\d+)/(\\d+)");
    private static final Pattern NUMBERS = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\d{4}-\\d\\d-\\d\\d[^&]*|\\d+");
    private static final Pattern NO_PAGE = Pattern.compile(
            ".*\\.(csv|pdf|xlsx|txt|json|css|js|svg|png|xml|bpmn|zip|gz|xes)(\\?.*)?$|/(dang-xuat|api|css|js|fonts)(/.*)?$|.*lang=.*");
    private static final Pattern KEY = Pattern.compile(
            "\\b(plan|regulation|inspection|dossier|task|support|reading|duty)\\.[a-z]+(-[a-z]+)+\\b"
                    + "|\\b(plan\\.approved|task\\.late|task\\.official|reading\\.late|reading\\.understood|plan\\.late|dossier\\.late)\\b");

    /** A number that is a link, and where it was seen. */
    private record Figure(String text, String href, String page) {}

    private final Set<String> faults = new LinkedHashSet<>();
    private final Map<String, Integer> unsaid = new TreeMap<>();
    private int compared;
    private int counted;

    @Test
    void every_figure_is_the_count_of_the_list_it_opens_as_each_role() {
        long seed = Long.getLong("kycuong.seed", 20200615L);
        System.out.println("FiguresEqualListsTest seed " + seed);
        for (var role : ROLES) {
            int before = compared;
            long begun = System.nanoTime();
            new Walk(role, new Random(seed)).walk();
            System.out.printf(
                    "%s: %d figures compared in %d s%n",
                    role.isEmpty() ? "nobody logged in" : role,
                    compared - before,
                    (System.nanoTime() - begun) / 1_000_000_000);
        }
        System.out.println(compared + " figures, " + counted + " lists counted row by row");
        System.out.println("figures whose list says no count: " + unsaid);
        assertThat(faults).isEmpty();
        assertThat(compared).isGreaterThan(300);
        assertThat(counted).isGreaterThan(60);
    }

    /** One person's way through the pages. */
    private final class Walk {
        private final String who;
        private final Random random;
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        private final Map<String, Integer> shapes = new HashMap<>();
        private final Set<String> met = new HashSet<>();
        private final Set<String> opened = new HashSet<>();
        private int figures;

        Walk(String who, Random random) {
            this.who = who;
            this.random = random;
            if (!who.isEmpty()) logIn();
        }

        private void logIn() {
            var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/dang-nhap"));
            assertThat(token.find()).isTrue();
            var body = "login=" + who + "&password=" + PASSWORD + "&_csrf="
                    + URLEncoder.encode(plain(token.group(1)), StandardCharsets.UTF_8);
            var answer = send(HttpRequest.newBuilder(URI.create(at("/dang-nhap")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
            assertThat(answer.uri().getPath()).as("logged in as " + who).isNotEqualTo("/dang-nhap");
        }

        void walk() {
            var ahead = new ArrayDeque<>(List.of("/"));
            if (!who.isEmpty())
                ahead.addAll(List.of(
                        "/bang-chi-dao", "/bang-don-vi", "/bao-cao/can-doi", "/chi-so", "/nhiem-vu", "/viec-cua-toi"));
            int pages = 0;
            while (!ahead.isEmpty() && pages < PAGES) {
                var path = ahead.poll();
                if (!isNew(path)) continue;
                var answer =
                        send(HttpRequest.newBuilder(URI.create(at(path))).GET().build());
                if (answer.statusCode() != 200 || !isPage(answer)) continue;
                pages++;
                var body = main(answer.body());
                keys(path, body);
                figures(path, body);
                for (var next : links(answer.body())) ahead.add(next);
            }
        }

        private boolean isNew(String path) {
            if (NO_PAGE.matcher(path).matches() || !met.add(path)) return false;
            return shapes.merge(NUMBERS.matcher(path).replaceAll("#"), 1, Integer::sum) <= OF_A_SHAPE;
        }

        /** No key of an indicator is shown to people. */
        private void keys(String path, String body) {
            var shown = body.replaceAll("<[^>]*>", " ");
            var found = KEY.matcher(shown);
            if (found.find()) faults.add(said(path, "shows the key " + found.group()));
        }

        private void figures(String path, String body) {
            var found = new ArrayList<Figure>();
            for (var link = LINK.matcher(body); link.find(); ) {
                var href = HREF.matcher(link.group(1));
                if (!href.find() || link.group(1).contains("rel=")) continue;
                var tile = COUNT.matcher(link.group(2));
                var text = plain(
                                tile.find()
                                        ? tile.group(1)
                                        : HIDDEN.matcher(link.group(2)).replaceAll(" "))
                        .strip();
                // a scoreboard says the sign of a share to who listens, and in its legend
                if (PERCENT.matcher(link.group(2)).find()) text += " %";
                if (NUMBER.matcher(text).matches()
                        || SHARE.matcher(text).matches()
                        || PART.matcher(text).matches()) found.add(new Figure(text, plain(href.group(1)), path));
            }
            Collections.shuffle(found, random);
            int some = 0;
            for (var figure : found) {
                if (some >= FIGURES_OF_A_PAGE || figures >= FIGURES) break;
                if (NO_PAGE.matcher(figure.href()).matches() || !opened.add(figure.text() + " " + figure.href()))
                    continue;
                some++;
                figures++;
                compare(figure, body);
            }
        }

        private void compare(Figure figure, String from) {
            var answer = send(
                    HttpRequest.newBuilder(URI.create(at(figure.href()))).GET().build());
            if (answer.statusCode() != 200 || answer.uri().getPath().equals("/dang-nhap")) {
                faults.add(said(
                        figure,
                        "opens nothing: " + answer.statusCode() + " "
                                + answer.uri().getPath()));
                return;
            }
            var list = main(answer.body());
            var said = count(list);
            if (said == null) {
                unsaid.merge(NUMBERS.matcher(figure.href()).replaceAll("#").replaceAll("\\?.*", ""), 1, Integer::sum);
                return;
            }
            compared++;
            if (!equal(figure.text(), said, list, from)) faults.add(said(figure, "its list says " + said));
            if (list.contains("data-sum=")) return; // several lists, each named
            if (!NUMBER.matcher(said).matches()) return;
            long all = number(said);
            if (all > ROWS_COUNTED || !opened.add("rows of " + figure.href())) return;
            counted++;
            long rows = rows(list);
            if (rows != all) faults.add(said(figure, "its list says " + all + " and has rows: " + rows));
        }

        private boolean equal(String text, String said, String list, String from) {
            var part = PART.matcher(text);
            if (part.matches())
                return shows(list, from, Long.parseLong(part.group(1))) && number(part.group(2)) == number(said);
            if (!SHARE.matcher(text).matches()) {
                // an arrow of a process is passed more often than there are cases: its list says both
                var times = TIMES.matcher(list);
                return number(text) == number(times.find() ? times.group(1) : said);
            }
            long of = number(said);
            if (of == 0) return false;
            var locale = Locale.forLanguageTag("vi");
            // the numerator stands beside it on the list, or with the figure
            for (long one : numbers(list))
                if (text.replace(" %", "").equals(new OnTime(one, of).percent(locale))) return true;
            for (long one : numbers(from))
                if (text.replace(" %", "").equals(new OnTime(one, of).percent(locale))) return true;
            return false;
        }

        private boolean shows(String list, String from, long one) {
            return one == 0 || numbers(list).contains(one) || numbers(from).contains(one);
        }

        /** The numbers that stand on a page as figures. */
        private Set<Long> numbers(String page) {
            var found = new LinkedHashSet<Long>();
            for (var tile = COUNT.matcher(page); tile.find(); ) {
                var text = plain(tile.group(1)).strip();
                if (NUMBER.matcher(text).matches()) found.add(number(text));
            }
            for (var link = LINK.matcher(page); link.find(); ) {
                var text = plain(HIDDEN.matcher(link.group(2)).replaceAll(" ")).strip();
                if (NUMBER.matcher(text).matches()) found.add(number(text));
            }
            return found;
        }

        /** How many rows all its pages have. */
        private long rows(String first) {
            long rows = 0;
            var page = first;
            for (int pages = 0; pages < 20; pages++) {
                rows += ROW.matcher(page).results().count();
                var next = NEXT.matcher(page);
                if (!next.find()) return rows;
                page = main(get(plain(next.group(1))));
            }
            return rows;
        }

        private Set<String> links(String body) {
            var found = new LinkedHashSet<String>();
            for (var link = LINK.matcher(body); link.find(); ) {
                var href = HREF.matcher(link.group(1));
                if (href.find()) found.add(plain(href.group(1)));
            }
            return found;
        }

        private String get(String path) {
            return send(HttpRequest.newBuilder(URI.create(at(path))).GET().build())
                    .body();
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw new IllegalStateException(request.uri().toString(), broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }

        private String said(Figure figure, String what) {
            return said(figure.page(), "figure " + figure.text() + " to " + figure.href() + ": " + what);
        }

        private String said(String page, String what) {
            return (who.isEmpty() ? "nobody" : who) + " on " + page + ": " + what;
        }
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-type").orElse("").startsWith("text/html");
    }

    private static String main(String body) {
        var found = MAIN.matcher(body);
        return found.find() ? found.group() : body;
    }

    /** What a list says of itself: its count, or the figure among its tiles that is the current one. */
    private static @Nullable String count(String list) {
        var said = SAID.matcher(list);
        if (said.find()) return plain(said.group(1)).strip();
        var current = CURRENT.matcher(list);
        return current.find() ? plain(current.group(1)).strip() : null;
    }

    private static long number(String text) {
        return Long.parseLong(text.replaceAll("[.,+]", ""));
    }

    private static String plain(String html) {
        return html.replace("&amp;", "&")
                .replace("&#39;", "'")
                .replace("&#43;", "+")
                .replace("&#61;", "=")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("\u00a0", " ");
    }
}
