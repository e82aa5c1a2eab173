package vn.kycuong.counter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.counter.Bookings;
import vn.kycuong.counter.ConductResult;
import vn.kycuong.counter.CounterSettings;
import vn.kycuong.counter.PersonFacts;
import vn.kycuong.counter.PersonRecords;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;

/** What the ledger says of one person at the counter: numbers, the dossiers behind each, and what of it stands out. For the head, and for himself. */
@Access(value = Access.Who.OFFICER, rights = Bookings.SERVE)
@Controller
@RequestMapping(SecondmentPages.PATH + "/{person}")
class PersonRecordPages {
    private final PersonRecords records;
    private final People people;

    PersonRecordPages(PersonRecords records, People people) {
        this.records = records;
        this.people = people;
    }

    @GetMapping
    String show(
            @PathVariable String person,
            @RequestParam(name = "xem", defaultValue = "") String kind,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            Officer officer,
            Model page) {
        page.addAttribute("done", done != null);
        return view(SecondmentPages.actor(person), kind(kind), "", null, officer, page);
    }

    /** The head brings to the person what stands out. */
    @Access(value = Access.Who.OFFICER, rights = CounterSettings.MANAGE)
    @PostMapping("/dau-hieu")
    String raise(
            @PathVariable String person,
            @RequestParam(name = "loai", defaultValue = "") String typedKind,
            @RequestParam(name = "noi-dung", defaultValue = "") String text,
            @RequestParam(name = "key", defaultValue = "") String key,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var actor = SecondmentPages.actor(person);
        var kind = kind(typedKind).orElseThrow(Typed::notFound);
        return switch (records.raise(actor, kind, text, key, officer)) {
            case ConductResult.Done _ -> "redirect:" + SecondmentPages.PATH + "/" + actor.value() + "?xong";
            case ConductResult.NotFound _ -> throw Typed.notFound();
            case ConductResult.Overtaken _ ->
                refused(actor, text, "counter.second.no.overtaken", officer, response, page);
            case ConductResult.NotPossible(var wordKey) -> refused(actor, text, wordKey, officer, response, page);
        };
    }

    private String refused(
            ActorId person, String typed, String problem, Officer officer, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.addAttribute("done", false);
        return view(person, Optional.empty(), typed, problem, officer, page);
    }

    private String view(
            ActorId person,
            Optional<PersonFacts.Kind> kind,
            String typed,
            @Nullable String problem,
            Officer officer,
            Model page) {
        var record = records.of(person, officer).orElseThrow(Typed::notFound);
        page.addAttribute("title", "counter.person.title").addAttribute("nav", "queue");
        page.addAttribute("person", person.value());
        page.addAttribute("name", people.name(person));
        page.addAttribute("record", record);
        page.addAttribute("shown", kind.orElse(null));
        page.addAttribute(
                "facts", kind.map(k -> records.list(person, k, record, officer)).orElse(java.util.List.of()));
        page.addAttribute("manages", officer.may(CounterSettings.MANAGE));
        page.addAttribute("own", person.equals(officer.actor()));
        page.addAttribute("key", Typed.freshKey());
        page.addAttribute("typed", typed);
        page.addAttribute("problem", problem);
        return "counter/person";
    }

    private static Optional<PersonFacts.Kind> kind(String typed) {
        return Arrays.stream(PersonFacts.Kind.values())
                .filter(k -> k.name().equals(typed))
                .findFirst();
    }
}
