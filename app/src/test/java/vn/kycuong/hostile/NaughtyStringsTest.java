package vn.kycuong.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * What nobody types by mistake, typed into every field of every form of the one-stop, those of everybody and those of officers. Forms are found by
 * walking from page to page as each of these people; a route that no page led to is sent every name that any form has.
 */
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
    private int addressed;
    private int shapes;

    /** A sample of it in the ordinary run: each field of each form once, and each address once, with what the seed draws. */
    @Test
    void what_the_seed_draws_of_it_breaks_no_form_and_no_address() throws IOException {
        long seed = Long.getLong("kycuong.seed", new Random().nextLong());
        System.out.println("NaughtyStringsTest: -Dkycuong.seed=" + seed);
        var random = new Random(seed);
        var naughty = strings().stream().filter(text -> text.length() < 6_000).collect(Collectors.toList());
        Collections.shuffle(naughty, random);
        ofAKind = 1;
        filesOfDossiers = 6;
        asksAlike = true;
        prepare();
        watch();
        var people = people();
        for (var person : people) {
            for (var one : walked(person).values()) {
                if (!tried.add(one.form().shape())) continue;
                var shown = met(person, one);
                typed(shown, naughty, random.nextInt(naughty.size()));
                var names = List.copyOf(shown.names());
                if (names.isEmpty()) continue;
                alone(shown, names.get(random.nextInt(names.size())), SHARPEST.get(random.nextInt(SHARPEST.size())));
            }
        }
        var some = naughty.stream().filter(text -> text.length() < 300).toList();
        addresses(people.get(random.nextInt(people.size())), some, 1);
        finish("a sample, seed " + seed);
    }

    @Test
    @EnabledIfSystemProperty(
            named = "kycuong.naughty",
            matches = ".+",
            disabledReason = "tens of thousands of requests: a check of its own")
    void nothing_typed_into_any_field_of_the_one_stop_breaks_it_comes_back_raw_or_changes_what_was_refused()
            throws IOException {
        var naughty = strings();
        prepare();
        watch();
        var people = people();
        for (var person : people) {
            var found = walked(person);
            written();
            note("%s: %d forms", person.login, found.size());
            for (var one : found.values()) {
                if (!tried.add(one.form().shape())) continue; // the same form, met by somebody else before
                if (!chosen("kycuong.naughty-people", person.login)) continue;
                if (!chosen("kycuong.naughty-forms", one.form().shape())) continue;
                through(met(person, one), naughty);
                note("%s: %s: %d requests, %d faults", person.login, one.form().shape(), requests, faults.size());
            }
        }
        var left = postRoutes();
        left.removeIf(route -> met.stream().anyMatch(action -> leads(action, route)));
        if (chosen("kycuong.naughty-people", "routes")) for (var route : left) everyName(people, route, naughty);
        for (var person : people)
            if (chosen("kycuong.naughty-people", "addresses of " + person.login)) addresses(person, naughty, 12);
        finish("by all names: " + left);
    }

    private List<Person> people() {
        return Stream.concat(UNITS_PEOPLE.stream(), COMMUNES_PEOPLE.stream())
                .map(Person::new)
                .toList();
    }

    private static boolean chosen(String property, String what) {
        return what.matches(System.getProperty(property, "(?s).*"));
    }

    private void finish(String what) throws IOException {
        System.out.printf(
                "naughty: %d forms, %d fields, %d addresses, %d requests; %s%n%s%n",
                shapes, fields, addressed, requests, what, statuses);
        Files.writeString(Path.of("target/naughty-faults.txt"), String.join("\n", faults));
        assertThat(faults).isEmpty();
        assertThat(met).as("the walk finds the forms").hasSizeGreaterThan(40);
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
     * {@code -Dkycuong.naughty-forms=…}, {@code -Dkycuong.naughty-people=…} where only some forms are to be tried, or those of some people;
     * among the people stand also {@code routes} that no page led to, and {@code addresses of …}.
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

    /** A form that is tried now, as its page shows it. */
    private Shown met(Person person, Seen seen) {
        shapes++;
        fields += seen.form().fields().size() + seen.form().buttons().size();
        names.addAll(seen.form().fields().keySet());
        names.addAll(seen.form().buttons().keySet());
        if (seen.form().post()) met.add(seen.form().action().replaceFirst("\\?.*", ""));
        return new Shown(person, seen);
    }

    private void through(Shown shown, List<String> naughty) {
        for (int k = 0; k < naughty.size(); k++) typed(shown, naughty, k);
        for (var name : shown.names()) for (var text : SHARPEST) alone(shown, name, text);
    }

    /** Another text in each field. */
    private void typed(Shown shown, List<String> naughty, int k) {
        var typed = new LinkedHashMap<String, String>();
        int i = k;
        for (var name : shown.names()) typed.put(name, naughty.get(i++ % naughty.size()));
        keepKeys(shown.form, typed, k);
        sent(shown, typed);
    }

    /** One field spoilt, the others as somebody who means well leaves them. */
    private void alone(Shown shown, String name, String text) {
        var typed = new LinkedHashMap<>(shown.form.fields());
        shown.form.buttons().forEach(typed::putIfAbsent);
        typed.put(name, text);
        sent(shown, typed);
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

        List<String> names() {
            var all = new ArrayList<>(form.fields().keySet());
            all.addAll(form.buttons().keySet());
            return all;
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
    private void everyName(List<Person> people, String route, List<String> naughty) {
        var case_ = one("select case_id::text from ledger.open_work where kind = 'dossier' and unit_now ="
                + " (select unit_in from dossier.dossier where code like '%-190426-0001') order by case_id limit 1");
        for (var person : people) {
            var login = person.login;
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

    /**
     * The same in the place of whatever an address names, and in whatever may be asked of it; of the texts every {@code step}-th, so many as there
     * are of them at most.
     */
    private void addresses(Person person, List<String> naughty, int step) {
        var all = new TreeMap<String, Set<String>>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            var methods = mapping.getMethodsCondition().getMethods();
            if (!methods.isEmpty() && !methods.contains(RequestMethod.GET)) return;
            for (var pattern : mapping.getPatternValues())
                if (!pattern.contains("{*") && !pattern.startsWith("/api/"))
                    all.computeIfAbsent(pattern, _ -> new TreeSet<>()).addAll(asked(method));
        });
        int at = 0;
        for (var route : all.entrySet()) {
            var texts = new ArrayList<String>();
            if (step == 1) texts.add(naughty.get(at++ % naughty.size()));
            else for (int k = at++ % step; k < naughty.size(); k += step) texts.add(naughty.get(k));
            for (var text : texts) {
                if (text.isEmpty() || text.length() > 300) continue;
                if (route.getKey().contains("{")) address(person, named(route.getKey(), text), text);
                var real = opened.stream()
                        .filter(path -> leads(path, route.getKey()))
                        .findFirst();
                if (route.getValue().isEmpty()
                        || real.isEmpty() && route.getKey().contains("{")) continue;
                var typed = new LinkedHashMap<String, String>();
                for (var name : route.getValue()) typed.put(name, text);
                address(person, real.orElse(route.getKey()) + "?" + query(typed), text);
            }
        }
    }

    private static String named(String route, String text) {
        return route.replaceAll(
                "\\{[^}]*}", Matcher.quoteReplacement(encoded(text).replace("+", "%20")));
    }

    private void address(Person person, String path, String text) {
        addressed++;
        written();
        judged("address " + person.login + " " + path, person.get(path), Map.of("in the address", text));
        var written = written();
        if (!written.isEmpty()) faults.add("looking at " + path + " as " + person.login + " wrote " + written);
    }

    /** What a page may be asked: its parameters, one by one or as the fields of a record. */
    private static Set<String> asked(HandlerMethod method) {
        var names = new TreeSet<String>();
        for (var parameter : method.getMethod().getParameters()) {
            var one = parameter.getAnnotation(RequestParam.class);
            if (one != null)
                names.add(Stream.of(one.name(), one.value(), parameter.getName())
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElseThrow());
            else if (parameter.getType().isRecord())
                for (var field : parameter.getType().getRecordComponents()) names.add(field.getName());
        }
        return names;
    }
}
