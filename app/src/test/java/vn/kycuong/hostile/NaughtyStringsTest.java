package vn.kycuong.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * What nobody types by mistake, typed into every field of every form of the one-stop, those of everybody and those of officers. Forms are found by
 * walking from page to page as each of these people; a route that no page led to is sent every name that any form has.
 */
@EnabledIfSystemProperty(
        named = "kycuong.naughty",
        matches = ".+",
        disabledReason = "tens of thousands of requests: a check of its own")
class NaughtyStringsTest extends HostileWalk {
    /** Each of these goes into one field at a time, the others as somebody who means well leaves them. */
    private static final List<String> SHARPEST = List.of(
            "a\u0000b\u001f",
            "\"><script>alert('kc')</script>",
            "' or '1'='1",
            "\ud83d\ude00\u202e𝐓Ặ",
            "99999999999999999999",
            "a".repeat(30_000),
            " \u00a0\u3000");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Map<String, Integer> statuses = new TreeMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> met = new HashSet<>();
    private final Set<String> tried = new HashSet<>();
    private int fields;
    private int shapes;

    @Test
    void nothing_typed_into_any_field_of_the_one_stop_breaks_it_comes_back_raw_or_changes_what_was_refused()
            throws IOException {
        var naughty = strings();
        prepare();
        watch();
        for (var login : UNITS_PEOPLE) {
            var person = new Person(login);
            var found = walked(person);
            written();
            note("%s: %d forms", login, found.size());
            for (var one : found.values()) {
                if (!tried.add(one.form().shape())) continue; // the same form, met by somebody else before
                if (!one.form().shape().matches(System.getProperty("kycuong.naughty-forms", "(?s).*"))) continue;
                through(person, one, naughty);
                Files.writeString(Path.of("target/naughty-faults.txt"), String.join("\n", faults));
                note("%s: %s: %d requests, %d faults", login, one.form().shape(), requests, faults.size());
            }
        }
        var left = postRoutes();
        left.removeIf(route -> met.stream().anyMatch(action -> leads(action, route)));
        for (var route : left) everyName(route, naughty);
        addresses(naughty);
        System.out.printf(
                "naughty: %d strings, %d forms, %d fields, %d requests; by all names: %s%n%s%n",
                naughty.size(), shapes, fields, requests, left, statuses);
        Files.writeString(Path.of("target/naughty-faults.txt"), String.join("\n", faults));
        assertThat(faults).isEmpty();
        assertThat(shapes).as("the walk finds the forms").isGreaterThan(60);
    }

    /** What is done so far, for whoever waits for the other list. */
    private static void note(String what, Object... of) throws IOException {
        Files.writeString(
                Path.of("target/naughty-progress.txt"),
                java.time.LocalTime.now() + " " + what.formatted(of) + "\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }

    /**
     * {@code -Dkycuong.naughty=own}: our own list; {@code -Dkycuong.naughty=file}: another one, a list of texts as JSON; and
     * {@code -Dkycuong.naughty-forms=…} where only some forms are to be tried.
     */
    private static List<String> strings() throws IOException {
        var other = System.getProperty("kycuong.naughty", "own");
        var bytes = other.equals("own")
                ? new ClassPathResource("hostile/naughty.json").getContentAsByteArray()
                : Files.readAllBytes(Path.of(other));
        return Arrays.stream(JsonMapper.shared().readValue(bytes, String[].class))
                .map(NaughtyStringsTest::inFull)
                .toList();
    }

    /** «×5000:Ặ» stands for a long one. */
    private static String inFull(String written) {
        if (!written.startsWith("×")) return written;
        var parts = written.substring(1).split(":", 2);
        return parts[1].repeat(Integer.parseInt(parts[0]));
    }

    private void through(Person person, Seen seen, List<String> naughty) {
        shapes++;
        fields += seen.form().fields().size() + seen.form().buttons().size();
        names.addAll(seen.form().fields().keySet());
        names.addAll(seen.form().buttons().keySet());
        if (seen.form().post()) met.add(seen.form().action().replaceFirst("\\?.*", ""));
        var shown = new Shown(person, seen);
        var all = new ArrayList<>(shown.form.fields().keySet());
        all.addAll(shown.form.buttons().keySet());
        for (int k = 0; k < naughty.size(); k++) {
            var typed = new LinkedHashMap<String, String>();
            for (int i = 0; i < all.size(); i++) typed.put(all.get(i), naughty.get((k + i) % naughty.size()));
            keepKeys(shown.form, typed, k);
            sent(shown, typed);
        }
        for (var name : all) {
            for (var text : SHARPEST) {
                var typed = new LinkedHashMap<>(shown.form.fields());
                shown.form.buttons().forEach(typed::putIfAbsent);
                typed.put(name, text);
                sent(shown, typed);
            }
        }
    }

    /** What a page carries unseen is spoilt in every third try only: spoilt always, nothing would get past it. */
    private static void keepKeys(PageForm form, Map<String, String> typed, int k) {
        if (k % 3 == 0) return;
        for (var name : List.of("key", "version", "viec"))
            if (form.fields().containsKey(name)) typed.put(name, form.fields().get(name));
        form.buttons().forEach((name, value) -> {
            if (typed.containsKey(name)) typed.put(name, value);
        });
    }

    /** A form on a page that is looked at again once something was done with it. */
    private final class Shown {
        final Person person;
        final Seen seen;
        PageForm form;
        String page;
        private int at;

        Shown(Person person, Seen seen) {
            this.person = person;
            this.seen = seen;
            this.form = seen.form();
            this.page = seen.pages().getFirst();
            again();
        }

        void again() {
            for (; at < seen.pages().size(); at++) {
                page = seen.pages().get(at);
                var there = PageForm.of(person.get(page).body()).stream()
                        .filter(one -> one.shape().equals(seen.form().shape()))
                        .findFirst();
                if (there.isPresent()) {
                    form = there.get();
                    return;
                }
            }
        }
    }

    private void sent(Shown shown, Map<String, String> typed) {
        var person = shown.person;
        var form = shown.form;
        var answer = form.post()
                ? form.files().isEmpty()
                        ? person.post(form.action(), typed)
                        : person.post(form.action(), typed, List.of())
                : person.get(form.action() + "?" + cut(query(typed)));
        if (answer.statusCode() == 429) {
            person.moves();
            if (form.files().isEmpty()) answer = form.post() ? person.post(form.action(), typed) : answer;
            else answer = person.post(form.action(), typed); // files are braked by person: what was typed goes without
        }
        var where = (person.login.isEmpty() ? "anybody" : person.login) + " " + form.shape() + " on " + shown.page;
        judged(where, answer, typed);
        var written = written();
        var toDraft = form.action().startsWith("/nop-ho-so/ban/");
        if (isRefused(answer) && !toDraft && !written.isEmpty()) faults.add(where + " refused, yet: " + written);
        if (!written.isEmpty() || answer.statusCode() == 302 || answer.statusCode() == 303) shown.again();
        answer.headers().firstValue("location").filter(to -> to.startsWith("/")).ifPresent(to -> {
            var landed = person.get(to);
            judged(where + " then " + to, landed, typed);
        });
    }

    /** An address has an end: the server's answer to a longer one is its own, 400. */
    private static String cut(String query) {
        return query.length() > 6_000 ? query.substring(0, 6_000).replaceFirst("%[^%]{0,2}$", "") : query;
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        return answer.statusCode() >= 400
                || answer.statusCode() == 200
                        && (answer.body().contains("role=\"alert\"")
                                || answer.body().contains("kc-notice--bad"));
    }

    private void judged(String where, HttpResponse<String> answer, Map<String, String> typed) {
        requests++;
        statuses.merge(answer.statusCode() + (isRefused(answer) ? " refused" : ""), 1, Integer::sum);
        if (answer.statusCode() >= 500) faults.add(where + ": " + answer.statusCode() + " for " + shortly(typed));
        if (!html(answer)) return;
        var body = answer.body();
        for (var text : typed.values())
            markup(text).filter(raw -> stands(body, raw)).ifPresent(raw -> faults.add(where + ": raw " + raw));
        if (body.contains("href=\"javascript:") || body.contains("src=\"javascript:"))
            faults.add(where + ": leads to script");
        if (answer.statusCode() >= 400
                && !(body.contains("lang=\"vi\"")
                        && body.matches("(?s).*[ăâđêôơưạảấầẩậắằặẹẻếềểệịọỏốồổộớờởợụủứừửữự].*")))
            faults.add(where + ": " + answer.statusCode() + " says nothing");
    }

    /** A quotation mark is harmless between tags, and nowhere else. */
    private static boolean stands(String body, String raw) {
        if (raw.contains("<")) return body.contains(raw);
        for (int at = body.indexOf(raw); at >= 0; at = body.indexOf(raw, at + 1))
            if (body.lastIndexOf('<', at) > body.lastIndexOf('>', at)) return true;
        return false;
    }

    /** What must not stand in a page as it was typed. */
    private static Optional<String> markup(String typed) {
        int from = typed.indexOf('<');
        boolean quoted = typed.matches("(?s).*[\"'] ?on\\w+=.*");
        if (from < 0 && !quoted) return Optional.empty();
        var raw = quoted ? typed : typed.substring(from);
        // too short to tell from our own markup
        return raw.length() > 5 && !raw.matches("</?\\w{1,10}/?>") ? Optional.of(raw) : Optional.empty();
    }

    private static String shortly(Map<String, String> typed) {
        var text = typed.toString();
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }

    private List<String> postRoutes() {
        var routes = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (!method.getBeanType().getPackageName().startsWith("vn.kycuong.")) return;
            if (!mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)) return;
            for (var pattern : mapping.getPatternValues())
                if (ONE_STOP.matcher(pattern.replaceAll("\\{[^}]*}", "x")).matches()) routes.add(pattern);
        });
        return new ArrayList<>(routes);
    }

    private static boolean leads(String action, String route) {
        return action.matches(route.replaceAll("\\{[^}]*}", "[^/]+").replace(".csv", "\\.csv"));
    }

    /** A route that no page led to: who may use it sends every name there is. */
    private void everyName(String route, List<String> naughty) {
        var case_ = one("select case_id::text from ledger.open_work where kind = 'dossier' and unit_now ="
                + " (select unit_in from dossier.dossier where code like '%-190426-0001') order by case_id limit 1");
        for (var login : UNITS_PEOPLE) {
            var person = new Person(login);
            person.get(login.isEmpty() ? "/dang-nhap" : "/tai-khoan/bao-mat");
            var path = route.replaceFirst("(?<=^/ho-so/)\\{id[^}]*}", case_).replaceAll("\\{[^}]*}", "1");
            written();
            for (int k = 0; k < naughty.size(); k += 4) {
                var typed = new LinkedHashMap<String, String>();
                int i = k;
                for (var name : names) if (!name.equals("password")) typed.put(name, naughty.get(i++ % naughty.size()));
                typed.replaceAll((_, text) -> text.length() > 2_000 ? text.substring(0, 2_000) : text);
                if (k % 3 != 0) typed.put("key", UUID.randomUUID().toString());
                var answer = person.post(path, typed);
                judged("every name, " + login + " " + route, answer, typed);
                var written = written();
                if (isRefused(answer) && !written.isEmpty())
                    faults.add(login + " " + route + " refused, yet: " + written);
                if (answer.statusCode() == 403 || answer.statusCode() == 401 || answer.statusCode() == 404) break;
            }
        }
    }

    /** The same in the place of whatever an address names. */
    private void addresses(List<String> naughty) {
        var routes = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, _) -> {
            var methods = mapping.getMethodsCondition().getMethods();
            if (!methods.isEmpty() && !methods.contains(RequestMethod.GET)) return;
            for (var pattern : mapping.getPatternValues())
                if (pattern.contains("{") && !pattern.contains("{*") && !pattern.startsWith("/api/"))
                    routes.add(pattern);
        });
        var officer = new Person("lanhdao.tinh");
        for (var route : routes) {
            for (int k = 0; k < naughty.size(); k += 3) {
                var text = naughty.get(k);
                if (text.isEmpty() || text.length() > 300) continue;
                var answer = officer.get(route.replaceAll(
                        "\\{[^}]*}", encoded(text).replace("$", "%24").replace("+", "%20")));
                judged("address " + route, answer, Map.of("in the address", text));
            }
        }
    }
}
