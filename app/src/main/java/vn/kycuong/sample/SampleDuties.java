package vn.kycuong.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.AskedDuty;
import vn.kycuong.directive.Directives;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.plan.Plan;
import vn.kycuong.plan.PlanItem;
import vn.kycuong.plan.PlanItems;
import vn.kycuong.plan.PlanResult;
import vn.kycuong.plan.Plans;
import vn.kycuong.regulation.DutyResult;
import vn.kycuong.regulation.DutySheet;
import vn.kycuong.regulation.InternalRuleBook;
import vn.kycuong.regulation.Part;
import vn.kycuong.regulation.Responsibility;
import vn.kycuong.regulation.RuleSheet;
import vn.kycuong.regulation.Source;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/**
 * Plays the registers of duties, the internal rules and the plans of departments and districts, through the faces people use and in the order of the days. Who lacks
 * a lead, a register or a plan, and who is late, follows from the place of the unit in the list: the same in every sample.
 */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleDuties {
    private static final Set<String> RIGHTS =
            Set.of(Responsibility.DRAFT, Responsibility.CONFIRM, Plans.DRAFT, Plans.APPROVE);
    private static final List<String> PRODUCTS = List.of(
            "Kế hoạch kiểm tra kỷ luật, kỷ cương",
            "Báo cáo rà soát quy chế làm việc",
            "Báo cáo rà soát thủ tục hành chính",
            "Báo cáo 6 tháng",
            "Kết luận tự kiểm tra",
            "Báo cáo năm");
    private static final int[][] DUE = {{3, 16}, {4, 15}, {5, 15}, {6, 10}, {9, 30}, {11, 30}};
    private static final int[] WEIGHTS = {15, 20, 20, 10, 25, 10};

    /** What the province's programme asks for: the theme of each item, which the items of plans serve in this order. */
    private static final List<String> PROGRAMME = List.of(
            "Tăng cường kiểm tra kỷ luật, kỷ cương hành chính toàn tỉnh",
            "Hoàn thiện quy chế làm việc của các cơ quan, đơn vị",
            "Rà soát, đơn giản hóa thủ tục hành chính",
            "Sơ kết 6 tháng thực hiện 1404/UBND-NC",
            "Tự kiểm tra trên 30% cơ quan, đơn vị",
            "Tổng kết năm thực hiện 1404/UBND-NC");

    private final Responsibility responsibility;
    private final InternalRuleBook book;
    private final Plans plans;
    private final PlanItems items;
    private final Directives directives;
    private final Organisation organisation;
    private final WorkTime workTime;

    SampleDuties(
            Responsibility responsibility,
            InternalRuleBook book,
            Plans plans,
            PlanItems items,
            Directives directives,
            Organisation organisation,
            WorkTime workTime) {
        this.responsibility = responsibility;
        this.book = book;
        this.plans = plans;
        this.items = items;
        this.directives = directives;
        this.organisation = organisation;
        this.workTime = workTime;
    }

    /** Something somebody does at a moment. */
    private record Deed(Instant at, int order, Runnable what) {}

    /** What is still to be played, in the order of time. */
    static final class Course {
        private final PriorityQueue<Deed> deeds =
                new PriorityQueue<>(Comparator.comparing(Deed::at).thenComparing(Deed::order));

        private void add(Instant at, Runnable what) {
            deeds.add(new Deed(at, deeds.size(), what));
        }
    }

    /** All that will be done up to a day. */
    Course draw(SampleStaff.Staff people, LocalDate today) {
        var course = new Course();
        int year = today.getYear();
        var units = organisation.unitsAt(today).stream()
                .filter(u -> u.kind() == UnitKind.AGENCY || u.kind() == UnitKind.DISTRICT)
                .filter(u -> people.works(u.id()))
                .toList();
        programme(people, units, year, course);
        for (int place = 0; place < units.size(); place++) {
            var who = new Who(units.get(place), place, year, people);
            if (place % 16 != 7) course.add(who.at(2, 3 + place % 10, 9), () -> register(who));
            if (place % 4 == 0) course.add(who.at(4, 6, 10), () -> reassign(who));
            if (place % 7 != 3) course.add(who.at(2, 24 + place % 5, 15), () -> rules(who));
            if (place % 9 != 4) course.add(who.at(2, 10 + place % 10, 14), () -> plan(who, course));
        }
        return course;
    }

    /** The programme of the year stands before the plans that serve it; each of its items is owed by a department. */
    private void programme(SampleStaff.Staff people, List<Unit> units, int year, Course course) {
        var agencies = units.stream().filter(u -> u.kind() == UnitKind.AGENCY).toList();
        var office = organisation.province();
        var drafts = Who.able(people.pick(office.id(), PostRole.OFFICER, 0));
        var approves = Who.able(people.pick(office.id(), PostRole.CHAIR, 0));
        var key = "sample-programme-" + year;
        var plan = CaseId.ofForm(key).value();
        var items = new ArrayList<PlanItem>();
        for (int n = 0; n < PROGRAMME.size(); n++) {
            var due = LocalDate.of(year, DUE[n][0], DUE[n][1]).plusDays(14);
            var there = agencies.stream().filter(u -> u.existsOn(due)).toList();
            var owes = there.isEmpty() ? office : there.get(n % there.size());
            items.add(new PlanItem(
                    CaseId.ofForm(key + "-" + n).value(),
                    plan,
                    0,
                    null,
                    PROGRAMME.get(n),
                    PRODUCTS.get(n) + " toàn tỉnh",
                    WEIGHTS[n],
                    due,
                    owes.id(),
                    null,
                    null,
                    null));
        }
        course.add(LegalZone.instant(LocalDate.of(year, 2, 3).atTime(9, 0)), () -> {
            var ordered = directives.find(Directives.FIRST).map(d -> new OrderedBy(Directives.FIRST, "c"));
            var wish = new Plans.Wish(
                    Plan.Level.PROGRAMME,
                    year,
                    "Chương trình công tác của UBND tỉnh năm %d (mẫu)".formatted(year),
                    ordered.orElse(null));
            done(key, plans.begin(wish, key, drafts));
            for (int n = 0; n < items.size(); n++) done(key, plans.put(plan, n, items.get(n), drafts));
        });
        course.add(
                LegalZone.instant(LocalDate.of(year, 2, 5).atTime(14, 0)),
                () -> done(key, plans.approve(plan, items.size(), approves)));
        for (int n = 0; n < items.size(); n++) {
            var item = items.get(n);
            if (n % 4 == 3) continue; // one is late
            var owner = Who.able(people.pick(item.unit(), PostRole.OFFICER, 1));
            course.add(LegalZone.instant(item.due().minusDays(4).atTime(10, 0)), () -> handIn(item, owner));
            course.add(LegalZone.instant(item.due().minusDays(2).atTime(10, 0)), () -> act(item, "accept", approves));
        }
    }

    /** Plays what falls before a moment, each at its own; in one transaction, since nobody waits for an answer here. */
    @Transactional
    void work(Course course, Instant until) {
        while (!course.deeds.isEmpty() && course.deeds.peek().at().isBefore(until)) {
            var deed = course.deeds.poll();
            LegalClock.Scoped.at(deed.at(), () -> {
                deed.what().run();
                return true;
            });
        }
    }

    /** A unit with its place in the list and its people, who have the rights of their posts. */
    private record Who(Unit unit, int place, int year, SampleStaff.Staff people) {
        Officer officer(int number) {
            return able(people.pick(unit.id(), PostRole.OFFICER, number));
        }

        Officer head() {
            return able(people.pick(unit.id(), PostRole.LEADER, 0));
        }

        private static Officer able(Officer o) {
            return new Officer(
                    o.actor(),
                    o.post(),
                    o.unit(),
                    o.unitName(),
                    o.displayName(),
                    o.role(),
                    RIGHTS,
                    Scope.of(List.of(o.unit()), 1));
        }

        /** Whether the unit is still there when this item is due. */
        boolean exists(int item) {
            return unit.existsOn(LocalDate.of(year, DUE[item][0], DUE[item][1]));
        }

        Instant at(int month, int day, int hour) {
            return LegalZone.instant(LocalDate.of(year, month, day).atTime(LocalTime.of(hour, place % 60)));
        }
    }

    private void register(Who who) {
        var day = LegalZone.local(who.at(2, 3 + who.place() % 10, 9)).toLocalDate();
        var asked = responsibility.askedOf(who.unit().id(), day).stream()
                .filter(a -> a.documentKey().equals(Directives.FIRST))
                .toList();
        for (int n = 0; n < asked.size(); n++) confirm(who, Optional.empty(), sheet(who, asked.get(n), n, day), n);
    }

    /** Most duties have one lead; a few were found without, a few with two. */
    private static DutySheet sheet(Who who, AskedDuty asked, int n, LocalDate day) {
        var duty = asked.duty();
        boolean none = who.place() % 8 == 3 && duty.ref().equals("g.1");
        boolean two = who.place() % 8 == 5 && duty.ref().equals("b.3");
        var lead = duty.clause().equals("e")
                ? who.head().post()
                : who.officer(n + who.place()).post();
        var parts = new ArrayList<Part>();
        if (!none) parts.add(new Part(lead, Part.Role.LEAD));
        var second = who.officer(n + who.place() + 1).post();
        parts.add(new Part(second, two ? Part.Role.LEAD : Part.Role.SUPPORT));
        if (!duty.clause().equals("e")) parts.add(new Part(who.head().post(), Part.Role.APPROVE));
        return new DutySheet(
                duty.heading(),
                Source.clause(asked.documentKey(), duty.clause(), duty.code()),
                parts,
                none || two,
                day,
                null);
    }

    /** Most units issue rules of work, as the directive asks; in some the day to look at them again has gone by, and some have rules for receiving citizens too. */
    private void rules(Who who) {
        var day = LegalZone.local(who.at(2, 24 + who.place() % 5, 15)).toLocalDate();
        var again = who.place() % 7 == 5 ? LocalDate.of(who.year(), 5, 29) : day.plusYears(2);
        rule(
                who,
                new RuleSheet(
                        RuleSheet.Kind.WORK,
                        "Quy chế làm việc (mẫu)",
                        "%02d/QĐ-MAU".formatted(who.place() + 1),
                        day,
                        day,
                        again));
        if (who.place() % 3 == 0)
            rule(
                    who,
                    new RuleSheet(
                            RuleSheet.Kind.RECEPTION,
                            "Nội quy tiếp công dân (mẫu)",
                            "%02d/QĐ-MAU".formatted(who.place() + 51),
                            day,
                            day,
                            day.plusYears(2)));
    }

    private void rule(Who who, RuleSheet sheet) {
        var key = "sample-rule-%d-%d-%s".formatted(who.year(), who.unit().id().value(), sheet.kind());
        if (!(book.draft(sheet, key, who.officer(0)) instanceof DutyResult.Drafted(int draft))
                || !(book.confirm(draft, who.head()) instanceof DutyResult.Confirmed))
            throw new IllegalStateException("Sample rule " + key);
    }

    /** In April some give the one-stop duties to somebody else: until then the first one answered for them. */
    private void reassign(Who who) {
        var day = LegalZone.local(who.at(4, 6, 10)).toLocalDate();
        for (var answer : responsibility.answers(who.unit().id(), day, who.at(4, 6, 10))) {
            var sheet = answer.duty().sheet();
            if (!sheet.source().clause().equals("d") || !sheet.source().code().equals("1")) continue;
            var other = who.officer(who.place() + 2).post();
            var parts = new ArrayList<Part>();
            parts.add(new Part(other, Part.Role.LEAD));
            parts.add(new Part(who.head().post(), Part.Role.APPROVE));
            confirm(
                    who,
                    Optional.of(answer.duty().id()),
                    new DutySheet(sheet.name(), sheet.source(), parts, false, day, null),
                    900);
        }
    }

    private void confirm(Who who, Optional<UUID> duty, DutySheet sheet, int n) {
        var key = "sample-duty-%d-%d-%d".formatted(who.year(), who.unit().id().value(), n);
        var drafted = responsibility.draft(duty, sheet, key, who.officer(0));
        if (!(drafted instanceof DutyResult.Drafted(int draft)))
            throw new IllegalStateException("Sample duty " + key + ": " + drafted);
        var confirmed = responsibility.confirm(draft, who.head());
        if (!(confirmed instanceof DutyResult.Confirmed))
            throw new IllegalStateException("Sample duty " + key + ": " + confirmed);
    }

    private void plan(Who who, Course course) {
        var key = "sample-plan-%d-%d".formatted(who.year(), who.unit().id().value());
        var ordered = directives.find(Directives.FIRST).map(d -> new OrderedBy(Directives.FIRST, "c"));
        var wish = new Plans.Wish(
                Plan.Level.UNIT,
                who.year(),
                "Kế hoạch công tác năm %d (mẫu)".formatted(who.year()),
                ordered.orElse(null));
        var id = CaseId.ofForm(key).value();
        done(key, plans.begin(wish, key, who.officer(0)));
        var kept = new ArrayList<Integer>();
        for (int n = 0; n < PRODUCTS.size(); n++) if (who.exists(n)) kept.add(n);
        for (int n : kept) done(key, plans.put(id, n, item(who, id, key, n), who.officer(0)));
        done(key, plans.approve(id, kept.size(), who.head()));
        for (int n : kept) later(who, item(who, id, key, n), n, course);
        if (who.place() % 5 == 0) ownPlan(who, id, kept, course);
        if (who.place() % 6 == 2 && who.exists(5)) course.add(who.at(5, 18, 9), () -> move(who, item(who, id, key, 4)));
    }

    /** The item of the programme that an item of this theme serves. */
    private static UUID theme(int year, int n) {
        return CaseId.ofForm("sample-programme-%d-%d".formatted(year, n)).value();
    }

    /** One officer of some units plans his own part of what the unit planned; the head approves it. */
    private void ownPlan(Who who, UUID unitPlan, List<Integer> kept, Course course) {
        var officer = who.officer(1);
        var key = "sample-own-plan-%d-%d".formatted(who.year(), who.unit().id().value());
        var id = CaseId.ofForm(key).value();
        var own = kept.stream().filter(n -> n > 0 && n < 4).toList();
        var unitKey = "sample-plan-%d-%d".formatted(who.year(), who.unit().id().value());
        var mine = own.stream()
                .map(n -> new PlanItem(
                        CaseId.ofForm(key + "-" + n).value(),
                        id,
                        0,
                        item(who, unitPlan, unitKey, n).id(),
                        "Dự thảo " + PRODUCTS.get(n).toLowerCase(Locale.ROOT),
                        "Dự thảo trình lãnh đạo",
                        WEIGHTS[n],
                        LocalDate.of(who.year(), DUE[n][0], DUE[n][1]).minusDays(7),
                        who.unit().id(),
                        officer.post(),
                        null,
                        null))
                .toList();
        var wish = new Plans.Wish(
                Plan.Level.PERSON, who.year(), "Kế hoạch công tác cá nhân năm %d (mẫu)".formatted(who.year()), null);
        done(key, plans.begin(wish, key, officer));
        for (int n = 0; n < mine.size(); n++) done(key, plans.put(id, n, mine.get(n), officer));
        done(key, plans.approve(id, mine.size(), who.head()));
        for (int n = 0; n < mine.size() - 1; n++) {
            var item = mine.get(n);
            course.add(at(item.due().minusDays(3), 10, who), () -> handIn(item, officer));
            course.add(at(item.due().minusDays(1), 9, who), () -> act(item, "accept", who.head()));
        }
    }

    private static PlanItem item(Who who, UUID plan, String key, int n) {
        return new PlanItem(
                CaseId.ofForm(key + "-" + n).value(),
                plan,
                0,
                theme(who.year(), n),
                PRODUCTS.get(n) + " năm " + who.year(),
                PRODUCTS.get(n),
                WEIGHTS[n],
                LocalDate.of(who.year(), DUE[n][0], DUE[n][1]),
                who.unit().id(),
                n % 3 == 0 ? null : who.officer(n).post(),
                null,
                null);
    }

    /** Most are done some days before the date, some a week after it, a few not at all. */
    private void later(Who who, PlanItem item, int n, Course course) {
        int lot = who.place() + n;
        if (lot % 11 == 0) return;
        int days = lot % 5 == 0 ? 6 : -2 - lot % 4;
        var day = workTime.calendar(who.unit().id(), who.at(DUE[n][0], DUE[n][1], 9))
                .nextWorkingDay(item.due().plusDays(days));
        course.add(at(day, 10, who), () -> handIn(who, item));
        if (lot % 13 == 0) {
            course.add(at(day.plusDays(1), 9, who), () -> act(who, item, "back"));
            course.add(at(day.plusDays(9), 9, who), () -> handIn(who, item));
            course.add(at(day.plusDays(10), 9, who), () -> act(who, item, "accept"));
        } else {
            course.add(at(day.plusDays(2), 9, who), () -> act(who, item, "accept"));
        }
    }

    private static Instant at(LocalDate day, int hour, Who who) {
        return LegalZone.instant(day.atTime(hour, who.place() % 60));
    }

    private void handIn(Who who, PlanItem item) {
        handIn(item, who.officer(1));
    }

    private void handIn(PlanItem item, Officer owner) {
        int version = version(item, owner);
        done(
                item.name(),
                items.handIn(
                        item.id(),
                        version,
                        "sample-in-%s-%d".formatted(item.id(), version),
                        "Đã ban hành " + item.product() + " (mẫu)",
                        owner));
    }

    private void act(Who who, PlanItem item, String what) {
        act(item, what, who.head());
    }

    private void act(PlanItem item, String what, Officer head) {
        int version = version(item, head);
        var key = "sample-%s-%s-%d".formatted(what, item.id(), version);
        done(
                item.name(),
                what.equals("accept")
                        ? items.accept(item.id(), version, key, "Đạt yêu cầu (mẫu)", head)
                        : items.sendBack(item.id(), version, key, "Thiếu số liệu, làm tiếp (mẫu)", head));
    }

    private void move(Who who, PlanItem item) {
        int version = version(item, who.head());
        var change = new PlanItems.Change(
                item.product(), item.weight(), item.due().plusDays(31), "Lùi để gộp với đợt kiểm tra của tỉnh (mẫu)");
        done(
                item.name(),
                items.change(
                        item.id(), version, "sample-move-%s-%d".formatted(item.id(), version), change, who.head()));
    }

    private int version(PlanItem item, Officer officer) {
        var standing = items.find(item.id(), officer).orElseThrow().standing();
        if (standing == null) throw new IllegalStateException("Sample item without a case: " + item);
        return standing.version();
    }

    private static void done(String what, PlanResult result) {
        if (!(result instanceof PlanResult.Done))
            throw new IllegalStateException("Sample plan " + what + ": " + result);
    }
}
