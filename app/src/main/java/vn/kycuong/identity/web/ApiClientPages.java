package vn.kycuong.identity.web;

import static vn.kycuong.identity.web.Typed.first;
import static vn.kycuong.identity.web.Typed.whole;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
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
import vn.kycuong.identity.ApiClients;
import vn.kycuong.identity.ApiScope;
import vn.kycuong.identity.Appointments;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Several;
import vn.kycuong.ui.Words;

/** The programs of other systems that may ask under a name, for who looks after them. */
@Access(value = Access.Who.OFFICER, rights = ApiClients.MANAGE)
@Controller
@RequestMapping(ApiClientPages.PATH)
class ApiClientPages {
    static final String PATH = "/quan-tri/ung-dung";

    private final ApiClients clients;
    private final Organisation organisation;
    private final Appointments appointments;
    private final People people;

    ApiClientPages(ApiClients clients, Organisation organisation, Appointments appointments, People people) {
        this.clients = clients;
        this.organisation = organisation;
        this.appointments = appointments;
        this.people = people;
    }

    @GetMapping
    String show(Officer officer, Model page) {
        return view(null, null, Map.of(), page);
    }

    /** The answer itself shows the secret, and no address does: it is nowhere to be had again. */
    @PostMapping
    @Several("scopes")
    String make(
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var unit = unit(first(typed, "unit"));
        var given = unit.flatMap(at -> clients.make(
                new ApiClients.Wish(first(typed, "name"), first(typed, "purpose"), scopes(typed), at.id()), officer));
        if (given.isPresent()) return view(given.get(), null, Map.of(), page);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(null, unit.isEmpty() ? "programs.no.unit" : "programs.no.typed", typed.toSingleValueMap(), page);
    }

    @PostMapping("/{id}/doi-khoa")
    String turn(@PathVariable String id, Officer officer, Model page) {
        return view(clients.turn(id, officer).orElseThrow(ApiClientPages::notFound), null, Map.of(), page);
    }

    @PostMapping("/{id}/thu-hoi")
    String revoke(@PathVariable String id, Officer officer) {
        if (!clients.revoke(id, officer)) throw notFound();
        return "redirect:" + PATH;
    }

    private String view(
            ApiClients.@Nullable Given given, @Nullable String problem, Map<String, String> typed, Model page) {
        page.addAttribute("title", "programs.title").addAttribute("nav", "admin");
        page.addAttribute("given", given).addAttribute("problem", problem).addAttribute("typed", typed);
        page.addAttribute("lines", clients.list());
        page.addAttribute("organisation", organisation).addAttribute("people", people);
        page.addAttribute("units", units());
        page.addAttribute(
                "scopes",
                Arrays.stream(ApiScope.values())
                        .map(s -> new Option(s.text(), words().get("programs.scope." + s.name()), false))
                        .toList());
        return "identity/programs";
    }

    private List<Option> units() {
        var locale = words().locale();
        return organisation.unitsAt(appointments.today()).stream()
                .sorted(Comparator.comparing(u -> u.name(locale)))
                .map(u -> new Option(u.id() + " · " + u.name(locale), u.name(locale), false))
                .toList();
    }

    private Optional<Unit> unit(String typed) {
        return whole(typed.replaceAll("\\D.*", ""))
                .flatMap(number -> organisation.unitsAt(appointments.today()).stream()
                        .filter(u -> u.id().equals(new UnitId(number)))
                        .findFirst());
    }

    private static Set<ApiScope> scopes(MultiValueMap<String, String> typed) {
        return typed.getOrDefault("scopes", List.of()).stream()
                .flatMap(text -> ApiScope.of(text).stream())
                .collect(Collectors.toSet());
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
