package vn.kycuong.plan.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.plan.Plan;
import vn.kycuong.plan.PlanItem;
import vn.kycuong.plan.Plans;
import vn.kycuong.plan.Standing;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Turns plans into what their pages show. */
@Component
class PlanView {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

    private final Plans plans;
    private final Organisation organisation;
    private final People people;
    private final LegalClock time;

    PlanView(Plans plans, Organisation organisation, People people, LegalClock time) {
        this.plans = plans;
        this.organisation = organisation;
        this.people = people;
        this.time = time;
    }

    PlanLine line(Plans.Sheet sheet) {
        var plan = sheet.plan();
        return new PlanLine(
                whose(plan), head(plan.unit()), "/ke-hoach/" + plan.id(), plan.name(), state(plan), sheet.rollUp());
    }

    /** A unit without a plan. */
    PlanLine none(UnitId unit) {
        return new PlanLine(name(unit), head(unit), "", "", "", vn.kycuong.plan.RollUp.nothing());
    }

    String whose(Plan plan) {
        var person = plan.person();
        return person == null ? name(plan.unit()) : people.name(person) + " · " + name(plan.unit());
    }

    String state(Plan plan) {
        return words().get("plan.state." + plan.state());
    }

    private String head(UnitId unit) {
        return organisation
                .headAt(unit, time.today())
                .map(h -> people.name(h.person()))
                .orElse("");
    }

    List<ItemLine> items(Plans.Sheet sheet) {
        Map<UUID, String> above =
                plans.above(sheet.plan()).stream().collect(Collectors.toMap(PlanItem::id, PlanItem::name, (a, _) -> a));
        return sheet.items().stream()
                .map(i -> line(i, sheet.standings().get(i.id()), above.getOrDefault(i.serves(), "")))
                .toList();
    }

    ItemLine line(PlanItem i, @Nullable Standing s, String serves) {
        var weight = i.firstWeight();
        return new ItemLine(
                i.id().toString(),
                i.name(),
                i.product(),
                i.weight(),
                weight == null || weight == i.weight() ? "" : String.valueOf(weight),
                day(i.due()),
                i.isMoved() ? day(i.firstDue()) : "",
                owner(i),
                serves,
                s == null ? "" : words().get(s.state().wordKey()),
                s == null || s.metAt() == null ? "" : minute(s.metAt()),
                status(s),
                i.due().toString(),
                i.unit().toString(),
                i.post() == null ? "" : i.post().toString(),
                i.serves() == null ? "" : i.serves().toString());
    }

    private String owner(PlanItem i) {
        var post = i.post();
        var title = post == null ? words().get("plan.head") : people.title(post).orElse(post.toString());
        return name(i.unit()) + " · " + title;
    }

    Status status(@Nullable Standing s) {
        var now = time.instant();
        if (s == null || !s.counts()) return Status.NONE;
        if (s.metAt() != null) return s.isOnTime() ? Status.DONE : Status.LATE;
        if (s.isLate(now)) return Status.LATE;
        return s.lateFrom().isBefore(now.plus(java.time.Duration.ofDays(7))) ? Status.SOON : Status.ON;
    }

    String name(UnitId unit) {
        return organisation.nameAt(unit, time.today());
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    static String minute(@Nullable Instant at) {
        return at == null ? "" : MINUTE.format(LegalZone.local(at));
    }

    static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
