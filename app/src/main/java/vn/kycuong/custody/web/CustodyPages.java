package vn.kycuong.custody.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.custody.Custody;
import vn.kycuong.custody.CustodyResult;
import vn.kycuong.custody.KeptPerson;
import vn.kycuong.custody.Opening;
import vn.kycuong.custody.PersonRef;
import vn.kycuong.custody.ProtectingDesk;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.Words;

/** Protected people, for those who keep who they are: asked for by one custodian, granted by another, opened once. */
@Access(value = Access.Who.OFFICER, rights = Custody.RIGHT)
@Controller
@RequestMapping(CustodyPages.PATH)
class CustodyPages {
    static final String PATH = "/giu-danh-tinh";
    private static final int SIGN = 8;
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

    private final Custody custody;
    private final People people;
    private final ObjectProvider<ProtectingDesk> desks;

    CustodyPages(Custody custody, People people, ObjectProvider<ProtectingDesk> desks) {
        this.custody = custody;
        this.people = people;
        this.desks = desks;
    }

    @GetMapping
    String show(Officer officer, Model page) {
        return show(null, officer, page);
    }

    @PostMapping("/{person}/xin-mo")
    String ask(
            @PathVariable String person,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Officer officer,
            Model page) {
        return answer(custody.ask(new PersonRef(uuid(person)), reason, officer), officer, page);
    }

    @PostMapping("/yeu-cau/{opening}/duyet")
    String grant(@PathVariable String opening, Officer officer, Model page) {
        return answer(custody.decide(uuid(opening), true, officer), officer, page);
    }

    @PostMapping("/yeu-cau/{opening}/khong-duyet")
    String decline(@PathVariable String opening, Officer officer, Model page) {
        return answer(custody.decide(uuid(opening), false, officer), officer, page);
    }

    @PostMapping("/yeu-cau/{opening}/mo")
    String open(@PathVariable String opening, Officer officer, Model page) {
        return answer(custody.open(uuid(opening), officer), officer, page);
    }

    private String answer(CustodyResult result, Officer officer, Model page) {
        return switch (result) {
            case CustodyResult.Asked _, CustodyResult.Decided _ -> "redirect:" + PATH;
            case CustodyResult.Opened(var person) -> {
                heading(page);
                page.addAttribute("person", person);
                yield "custody/opened";
            }
            case CustodyResult.NotPossible(var problem) -> show(problem, officer, page);
            case CustodyResult.NotFound _ -> throw notFound();
        };
    }

    private String show(@Nullable String problem, Officer officer, Model page) {
        heading(page);
        var views = new ArrayList<CustodyView.Desk>();
        desks.orderedStream().forEach(desk -> views.add(desk(desk, officer)));
        page.addAttribute("problem", problem);
        page.addAttribute("view", new CustodyView(views));
        return "custody/custody";
    }

    private CustodyView.Desk desk(ProtectingDesk desk, Officer officer) {
        return new CustodyView.Desk(
                words().get(desk.wordKey()),
                custody.persons(desk.kind(), officer).stream()
                        .map(CustodyPages::person)
                        .toList(),
                custody.openings(desk.kind(), officer).stream()
                        .map(o -> asked(o, officer))
                        .toList());
    }

    private static CustodyView.Person person(KeptPerson p) {
        return new CustodyView.Person(
                p.ref().toString(), sign(p.ref()), p.caseId().toString().substring(0, SIGN), p.part());
    }

    private CustodyView.Asked asked(Opening o, Officer officer) {
        return new CustodyView.Asked(
                o.id().toString(),
                sign(o.person()),
                people.name(o.askedBy()),
                LegalZone.local(o.askedAt()).format(AT),
                o.reason(),
                o.askedBy().equals(officer.actor()),
                o.granted());
    }

    private static String sign(PersonRef ref) {
        return ref.toString().substring(0, SIGN);
    }

    private static void heading(Model page) {
        page.addAttribute("title", "custody.title").addAttribute("nav", "custody");
    }

    private static UUID uuid(String text) {
        if (!text.matches("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")) throw notFound();
        return UUID.fromString(text);
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
