package vn.kycuong.counter.web;

import jakarta.servlet.http.HttpServletResponse;
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
import vn.kycuong.counter.CounterSetting;
import vn.kycuong.counter.CounterSettings;
import vn.kycuong.counter.FieldGroup;
import vn.kycuong.counter.Kiosks;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.ui.DateText;
import vn.kycuong.worktime.LegalClock;

/** How the counter of my unit is kept: bookings, groups of fields, tablets at the door. */
@Access(value = Access.Who.OFFICER, rights = CounterSettings.MANAGE)
@Controller
@RequestMapping(CounterSettingPages.PATH)
class CounterSettingPages {
    static final String PATH = "/quay/thiet-lap";

    private final CounterSettings settings;
    private final Kiosks kiosks;
    private final Organisation organisation;
    private final LegalClock time;

    CounterSettingPages(CounterSettings settings, Kiosks kiosks, Organisation organisation, LegalClock time) {
        this.settings = settings;
        this.kiosks = kiosks;
        this.organisation = organisation;
        this.time = time;
    }

    @GetMapping
    String show(Officer officer, Model page) {
        return view(
                officer, settings.of(officer.unit(), time.today()), time.today().toString(), "", null, page);
    }

    @PostMapping
    String set(
            @RequestParam(name = "mo", defaultValue = "") String open,
            @RequestParam(name = "phut", defaultValue = "") String minutes,
            @RequestParam(name = "quay-hen", defaultValue = "") String bookingDesks,
            @RequestParam(name = "truoc", defaultValue = "") String ahead,
            @RequestParam(name = "quay", defaultValue = "") String desks,
            @RequestParam(name = "tu", defaultValue = "") String from,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var setting = new CounterSetting(
                open.equals("co"), number(minutes), number(bookingDesks), number(ahead), number(desks));
        var day = Typed.date(from);
        var problem = day.isEmpty() ? Optional.of("counter.no.settingFrom") : settings.set(setting, day.get(), officer);
        if (problem.isEmpty()) return "redirect:" + PATH;
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(officer, setting, from, "", problem.get(), page);
    }

    @PostMapping("/nhom")
    String group(
            @RequestParam(name = "chu", defaultValue = "") String letter,
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "mo", defaultValue = "") String open,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var problem = settings.group(
                new FieldGroup(letter.strip().toUpperCase(java.util.Locale.ROOT), name, !open.equals("khong")),
                officer);
        if (problem.isEmpty()) return "redirect:" + PATH;
        return refused(problem.get(), officer, response, page);
    }

    @PostMapping("/may")
    String tablet(
            @RequestParam(name = "ten", defaultValue = "") String name,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var key = kiosks.add(name, officer);
        if (key.isEmpty()) return refused("counter.no.tablet", officer, response, page);
        response.setHeader("Cache-Control", "no-store");
        return view(
                officer, settings.of(officer.unit(), time.today()), time.today().toString(), key.get(), null, page);
    }

    @PostMapping("/may/{id}/thu-hoi")
    String revoke(@PathVariable String id, Officer officer) {
        if (!kiosks.revoke(Typed.id(id), officer)) throw Typed.notFound();
        return "redirect:" + PATH;
    }

    private String refused(String problem, Officer officer, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(
                officer, settings.of(officer.unit(), time.today()), time.today().toString(), "", problem, page);
    }

    private String view(
            Officer officer, CounterSetting setting, String from, String key, @Nullable String problem, Model page) {
        var words = Typed.words();
        page.addAttribute("title", "counter.settings.title").addAttribute("nav", "queue");
        page.addAttribute(
                "view",
                new SettingView(
                        organisation.unit(officer.unit()).key(),
                        officer.unitName(),
                        setting,
                        from,
                        settings.all(officer.unit()),
                        kiosks.of(officer).stream()
                                .map(k -> new SettingView.Tablet(
                                        k.id().toString(),
                                        k.name(),
                                        DateText.of(k.madeAt(), words).words()))
                                .toList(),
                        key,
                        problem));
        return "counter/settings";
    }

    private static int number(String typed) {
        return Typed.whole(typed).orElse(0);
    }
}
