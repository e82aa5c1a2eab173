package vn.kycuong.identity.web;

import static vn.kycuong.identity.web.Typed.date;
import static vn.kycuong.identity.web.Typed.first;
import static vn.kycuong.identity.web.Typed.one;
import static vn.kycuong.identity.web.Typed.whole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.Absence;
import vn.kycuong.identity.AbsenceResult;
import vn.kycuong.identity.Absences;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Several;
import vn.kycuong.ui.Words;

/** Who is away from my unit, who stands in, and in which order. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping(AbsencePages.PATH)
class AbsencePages {
    static final String PATH = "/vang-mat";
    private static final int PLACES = 3;

    private final Absences absences;
    private final People people;

    AbsencePages(Absences absences, People people) {
        this.absences = absences;
        this.people = people;
    }

    @GetMapping
    String show(Officer officer, Model page) {
        return view(officer, null, null, page);
    }

    @PostMapping
    String enter(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var wish = wish(typed, officer);
        if (wish.isEmpty()) return view(officer, typed, "absence.no.not_typed", page);
        return switch (absences.enter(wish.get(), officer)) {
            case AbsenceResult.Entered _ -> "redirect:" + PATH;
            case AbsenceResult.NotPossible(var problem) -> view(officer, typed, problem.wordKey(), page);
        };
    }

    @PostMapping("/{id}/tro-lai")
    String end(@PathVariable String id, Officer officer) {
        int number = whole(id).orElseThrow(PeopleView::notFound);
        if (!absences.end(number, officer)) throw PeopleView.notFound();
        return "redirect:" + PATH;
    }

    @Access(value = Access.Who.OFFICER, rights = "identity.substitute")
    @PostMapping("/thu-tu/{post}")
    @Several("person")
    String order(
            @PathVariable String post, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var people = typed.getOrDefault("person", List.of()).stream()
                .flatMap(p -> whole(p).stream())
                .map(ActorId::new)
                .toList();
        var number = new PostId(whole(post).orElseThrow(PeopleView::notFound));
        return absences.order(number, people, officer)
                ? "redirect:" + PATH + "#thu-tu"
                : view(officer, null, "absence.no.order", page);
    }

    private static Optional<Absences.Wish> wish(MultiValueMap<String, String> typed, Officer officer) {
        var person = Absences.heads(officer)
                ? whole(first(typed, "person"))
                : Optional.of(officer.actor().value());
        var kind = one(Absence.Kind.class, first(typed, "kind"));
        var from = date(first(typed, "from"));
        var to = date(first(typed, "to"));
        if (person.isEmpty() || kind.isEmpty() || from.isEmpty() || to.isEmpty()) return Optional.empty();
        return Optional.of(new Absences.Wish(
                new ActorId(person.get()),
                kind.get(),
                from.get(),
                to.get(),
                whole(first(typed, "chosen")).map(ActorId::new)));
    }

    private String view(
            Officer officer, @Nullable MultiValueMap<String, String> typed, @Nullable String problem, Model page) {
        var here = absences.colleagues(officer.unit());
        boolean heads = Absences.heads(officer);
        page.addAttribute("title", "absence.title").addAttribute("nav", "account");
        page.addAttribute("officer", officer).addAttribute("heads", heads);
        page.addAttribute("problem", problem);
        var all = absences.at(officer.unit());
        var today = absences.today();
        page.addAttribute(
                "now",
                all.stream()
                        .filter(a -> a.absence().isOn(today))
                        .map(a -> line(a, officer, heads))
                        .toList());
        page.addAttribute(
                "later",
                all.stream()
                        .filter(a -> !a.absence().isOn(today))
                        .map(a -> line(a, officer, heads))
                        .toList());
        page.addAttribute(
                "persons", options(here, typed == null ? officer.actor().toString() : first(typed, "person")));
        var chosen = new ArrayList<Option>();
        chosen.add(new Option("", words().get("absence.byOrder"), false));
        chosen.addAll(options(here, typed == null ? "" : first(typed, "chosen")));
        page.addAttribute("chosen", chosen);
        page.addAttribute("kinds", kinds(typed));
        page.addAttribute("from", typed == null ? today.toString() : first(typed, "from"));
        page.addAttribute("to", typed == null ? "" : first(typed, "to"));
        page.addAttribute("orders", heads ? orders(here, officer) : List.of());
        return "identity/absences";
    }

    /** Of an illness only the person himself and the head of the unit are told. */
    private AbsenceLine line(Absences.Away away, Officer officer, boolean heads) {
        var absence = away.absence();
        boolean own = absence.person().equals(officer.actor());
        return new AbsenceLine(
                absence.id(),
                people.name(absence.person()),
                heads || own ? "absence.kind." + absence.kind() : "absence.kind",
                absence.from(),
                absence.to(),
                away.seats().stream()
                        .map(s -> new AbsenceLine.Seat(
                                s.title(), s.by().map(people::name).orElse("")))
                        .toList(),
                (heads || own && officer.inPlaceOf() == null)
                        && !absence.person().equals(officer.inPlaceOf()));
    }

    private List<Option> options(List<Holding> here, String chosen) {
        return here.stream()
                .map(Holding::person)
                .distinct()
                .map(p -> new Option(p.toString(), people.name(p), p.toString().equals(chosen)))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    private static List<Option> kinds(@Nullable MultiValueMap<String, String> typed) {
        return Arrays.stream(Absence.Kind.values())
                .map(k -> new Option(
                        k.name(),
                        words().get("absence.kind." + k),
                        typed != null && k.name().equals(first(typed, "kind"))))
                .toList();
    }

    private List<OrderLine> orders(List<Holding> here, Officer officer) {
        Map<PostId, List<ActorId>> orders = absences.orders(officer.unit());
        var byPost = here.stream()
                .filter(h -> h.post().role() != PostRole.ADMIN)
                .collect(Collectors.groupingBy(h -> h.post().id(), java.util.TreeMap::new, Collectors.toList()));
        return byPost.entrySet().stream()
                .map(e -> order(e.getKey(), e.getValue(), orders.getOrDefault(e.getKey(), List.of()), here))
                .toList();
    }

    private OrderLine order(PostId post, List<Holding> holders, List<ActorId> order, List<Holding> here) {
        var places = IntStream.range(0, PLACES)
                .mapToObj(i -> {
                    var options = new ArrayList<Option>();
                    options.add(new Option("", "–", false));
                    options.addAll(options(here, i < order.size() ? order.get(i).toString() : ""));
                    return List.copyOf(options);
                })
                .toList();
        return new OrderLine(
                post.value(),
                holders.getFirst().post().title(),
                holders.stream().map(h -> people.name(h.person())).collect(Collectors.joining(", ")),
                order.stream().map(people::name).toList(),
                places);
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
