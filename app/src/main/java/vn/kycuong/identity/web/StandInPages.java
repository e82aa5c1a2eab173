package vn.kycuong.identity.web;

import static vn.kycuong.identity.web.Typed.date;
import static vn.kycuong.identity.web.Typed.first;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.identity.StandIn;
import vn.kycuong.identity.StandInResult;
import vn.kycuong.identity.StandIns;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Several;

/** Who stands in for whom at my unit; my own delegations, and substitutes named by the head. */
@Access(Access.Who.OFFICER)
@Controller
@Several("rights")
@RequestMapping("/thay-the")
class StandInPages {
    private static final String SUBSTITUTE = "identity.substitute";

    private final StandIns standIns;
    private final People people;

    StandInPages(StandIns standIns, People people) {
        this.standIns = standIns;
        this.people = people;
    }

    @GetMapping
    String show(Officer officer, Model page) {
        return view(officer, null, null, page);
    }

    @PostMapping
    String make(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var wish = wish(typed);
        if (wish.isEmpty()) return view(officer, typed, "standIn.no.not_typed", page);
        return switch (standIns.make(wish.get(), officer)) {
            case StandInResult.Made _ -> "redirect:/thay-the";
            case StandInResult.NotPossible(var problem) -> view(officer, typed, problem.wordKey(), page);
        };
    }

    @PostMapping("/{id}/ket-thuc")
    String end(@PathVariable int id, Officer officer) {
        if (!standIns.end(id, officer)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:/thay-the";
    }

    private Optional<StandIns.Wish> wish(MultiValueMap<String, String> typed) {
        var post = first(typed, "post").split(":", -1);
        var person = first(typed, "person");
        if (post.length != 2 || !isNumber(post[0]) || !isNumber(post[1]) || !isNumber(person)) return Optional.empty();
        var from = date(first(typed, "from"));
        var to = date(first(typed, "to"));
        var basis = first(typed, "basis").strip();
        if (from.isEmpty() || to.isEmpty() || basis.length() > 300) return Optional.empty();
        var rights = typed.getOrDefault("rights", List.of());
        return Optional.of(new StandIns.Wish(
                new PostId(Integer.parseInt(post[0])),
                new ActorId(Integer.parseInt(post[1])),
                new ActorId(Integer.parseInt(person)),
                from.get(),
                to.get(),
                rights.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(rights)),
                basis));
    }

    private String view(
            Officer officer, @Nullable MultiValueMap<String, String> typed, @Nullable String problem, Model page) {
        var here = standIns.colleagues(officer.unit());
        boolean heads = officer.may(SUBSTITUTE) && officer.inPlaceOf() == null;
        page.addAttribute("title", "standIn.title").addAttribute("nav", "account");
        page.addAttribute("officer", officer);
        page.addAttribute(
                "lines",
                standIns.at(officer.unit()).stream()
                        .map(s -> line(s, here, officer, heads))
                        .toList());
        page.addAttribute("posts", posts(here, officer, heads, typed));
        page.addAttribute("colleagues", colleagues(here, officer, typed));
        page.addAttribute("rights", officer.rights().stream().sorted().toList());
        page.addAttribute("chosen", typed == null ? List.of() : typed.getOrDefault("rights", List.of()));
        page.addAttribute("from", typed == null ? standIns.today().toString() : first(typed, "from"));
        page.addAttribute("to", typed == null ? "" : first(typed, "to"));
        page.addAttribute("basis", typed == null ? "" : first(typed, "basis"));
        page.addAttribute("problem", problem);
        return "identity/standIns";
    }

    private StandInLine line(StandIn s, List<Holding> here, Officer officer, boolean heads) {
        return new StandInLine(
                s.id(),
                people.name(s.person()),
                people.name(s.holder()),
                here.stream()
                        .filter(h -> h.post().id().equals(s.post()))
                        .map(h -> h.post().title())
                        .findFirst()
                        .orElse(""),
                s.from(),
                s.to(),
                s.rights().map(r -> r.stream().sorted().toList()).orElse(List.of()),
                s.basis(),
                s.kind() == StandIn.Kind.AUTOMATIC,
                s.kind() != StandIn.Kind.AUTOMATIC && (heads || s.holder().equals(officer.actor())));
    }

    private List<Option> posts(
            List<Holding> here, Officer officer, boolean heads, @Nullable MultiValueMap<String, String> typed) {
        var options = new ArrayList<Option>();
        for (var h : here) {
            boolean own = h.person().equals(officer.actor()) && h.post().id().equals(officer.post());
            if (!own && !heads || officer.inPlaceOf() != null) continue;
            var value = h.post().id() + ":" + h.person();
            boolean selected = typed == null ? own : value.equals(first(typed, "post"));
            options.add(
                    new Option(value, people.name(h.person()) + " · " + h.post().title(), selected));
        }
        return options;
    }

    private List<Option> colleagues(
            List<Holding> here, Officer officer, @Nullable MultiValueMap<String, String> typed) {
        return here.stream()
                .map(Holding::person)
                .distinct()
                .map(p -> new Option(
                        p.toString(),
                        people.name(p),
                        typed != null && p.toString().equals(first(typed, "person"))))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}");
    }
}
