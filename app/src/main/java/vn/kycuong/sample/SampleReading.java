package vn.kycuong.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.Directives;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.ledger.ClockSweep;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.TargetRule;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.reading.CampaignPlan;
import vn.kycuong.reading.CampaignResult;
import vn.kycuong.reading.Campaigns;
import vn.kycuong.reading.ReadingGroup;
import vn.kycuong.reading.ReadingResult;
import vn.kycuong.reading.ReadingState;
import vn.kycuong.reading.ReadingSweep;
import vn.kycuong.reading.Readings;
import vn.kycuong.worktime.WorkTime;

/**
 * Plays two campaigns under clause a of 1404/UBND-NC: the one-stops and heads of agencies and districts, then the heads of communes. Most read
 * in time, some late, some not at all; one person joins meanwhile and one leaves. The same moment gives the same campaigns.
 */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleReading {
    private static final long SEED = 31_12_2019L;
    private static final int DAYS = 75;
    private static final LocalTime MORNING = LocalTime.of(7, 30);
    private static final LocalTime SWEPT = LocalTime.of(7, 40);
    private static final LocalTime READ = LocalTime.of(9, 5);

    private final Campaigns campaigns;
    private final Readings readings;
    private final ReadingSweep readingSweep;
    private final ClockSweep clockSweep;
    private final Accounts accounts;
    private final Posts posts;
    private final Organisation organisation;
    private final WorkTime workTime;
    private final TransactionTemplate transaction;

    SampleReading(
            Campaigns campaigns,
            Readings readings,
            ReadingSweep readingSweep,
            ClockSweep clockSweep,
            Accounts accounts,
            Posts posts,
            Organisation organisation,
            WorkTime workTime,
            TransactionTemplate transaction) {
        this.campaigns = campaigns;
        this.readings = readings;
        this.readingSweep = readingSweep;
        this.clockSweep = clockSweep;
        this.accounts = accounts;
        this.posts = posts;
        this.organisation = organisation;
        this.workTime = workTime;
        this.transaction = transaction;
    }

    /** How a person reads. @param after working days until he confirms; 0: never */
    private record Habit(int after, boolean answers, boolean failsFirst) {
        /** Whether he does anything so many days after he was asked. */
        boolean isOn(int since) {
            return after > 0 && (since == after || since == after + 1);
        }

        static Habit draw(ActorId person) {
            var random = new SplittableRandom(SEED * 31 + person.value());
            int dice = random.nextInt(100);
            if (dice < 62) return new Habit(1 + random.nextInt(6), true, false);
            if (dice < 76) return new Habit(2 + random.nextInt(6), true, true);
            if (dice < 86) return new Habit(11 + random.nextInt(4), true, false);
            return dice < 92 ? new Habit(2 + random.nextInt(4), false, false) : new Habit(0, false, false);
        }
    }

    void play(SampleStaff.Staff people, LocalDate today, Instant end) {
        var days = days(today);
        if (days.size() < 2) return;
        int second = days.size() / 2;
        readingSweep.stop(); // while the weeks are played, only their own mornings sweep
        var everybody = everybody(people);
        joinAndLeave(days, everybody, today);
        for (int n = 0; n < days.size(); n++) {
            var day = days.get(n);
            if (n == 0) at(day, MORNING, end, () -> begin(first(), "sample-reading-of-the-one-stops", people));
            if (n == second) at(day, MORNING, end, () -> begin(communes(), "sample-reading-of-the-communes", people));
            at(day, MORNING, end, clockSweep::sweep);
            at(day, SWEPT, end, readingSweep::sweep);
            int before = n;
            at(day, READ, end, () -> transaction.executeWithoutResult(_ -> readOn(days, second, before, everybody)));
        }
        readingSweep.start();
    }

    /** The working days of the weeks before the sample moment; none before the units of today began. */
    private List<LocalDate> days(LocalDate today) {
        var from = today.minusDays(DAYS);
        for (var change : organisation.reorganisations())
            if (!change.isAfter(today) && change.isAfter(from)) from = change;
        var calendar = workTime.common(LegalZone.startOf(today));
        var days = new ArrayList<LocalDate>();
        for (var day = calendar.nextWorkingDay(from);
                day.isBefore(today);
                day = calendar.nextWorkingDay(day.plusDays(1))) days.add(day);
        return days;
    }

    private static void at(LocalDate day, LocalTime hour, Instant end, Runnable action) {
        var moment = LegalZone.instant(day.atTime(hour));
        if (!moment.isBefore(end)) return;
        vn.kycuong.worktime.LegalClock.Scoped.at(moment, () -> {
            action.run();
            return true;
        });
    }

    private static Map<ActorId, Officer> everybody(SampleStaff.Staff people) {
        var everybody = new HashMap<ActorId, Officer>();
        people.byUnit()
                .values()
                .forEach(roles ->
                        roles.values().forEach(officers -> officers.forEach(o -> everybody.put(o.actor(), o))));
        return everybody;
    }

    // ---- who comes and who goes

    private void joinAndLeave(List<LocalDate> days, Map<ActorId, Officer> everybody, LocalDate today) {
        var unit = homeAffairs(today);
        var created = accounts.create(
                List.of(
                        new NewAccount("nguoimoi.mau", "Công chức tiếp nhận đến sau (mẫu), " + unit.name()),
                        new NewAccount("nguoicu.mau", "Công chức tiếp nhận đã chuyển đi (mẫu), " + unit.name())),
                accounts.hash(SampleStaff.PASSWORD));
        if (!(created instanceof AccountsResult.Created(List<ActorId> actors)))
            throw new IllegalStateException("Sample logins are taken: " + created);
        var born = unit.validFrom();
        var since = LocalDate.of(2019, 1, 1);
        var post = posts.create(
                unit.id(),
                PostRole.RECEIVER,
                "Công chức tiếp nhận (mẫu)",
                false,
                born != null && born.isAfter(since) ? born : since);
        var middle = days.get(days.size() / 2);
        posts.appoint(post, actors.getFirst(), middle, false, "Dữ liệu mẫu");
        posts.appoint(post, actors.getLast(), days.getFirst(), false, "Dữ liệu mẫu");
        posts.leave(post, actors.getLast(), middle);
        accounts.regrant(actors);
        everybody.put(actors.getFirst(), officer(actors.getFirst(), post, unit));
    }

    private Unit homeAffairs(LocalDate today) {
        var agencies = organisation.unitsAt(today, UnitKind.AGENCY);
        return agencies.stream()
                .filter(u -> u.name().contains("Nội vụ"))
                .findFirst()
                .orElseGet(agencies::getFirst);
    }

    private static Officer officer(ActorId actor, PostId post, Unit unit) {
        return new Officer(
                actor,
                post,
                unit.id(),
                unit.name(),
                "Mẫu",
                PostRole.RECEIVER.name(),
                Set.of(),
                Scope.of(List.of(unit.id()), 1));
    }

    // ---- campaigns

    private void begin(CampaignPlan plan, String key, SampleStaff.Staff people) {
        var province = organisation.province();
        var chair = people.pick(province.id(), PostRole.CHAIR, 0);
        var drafter = people.byUnit().entrySet().stream()
                .filter(e -> organisation.unit(e.getKey()).kind() == UnitKind.AGENCY)
                .min(Map.Entry.comparingByKey(Comparator.comparingInt(u -> u.value())))
                .map(e -> people.pick(e.getKey(), PostRole.LEADER, 0))
                .orElseThrow();
        int id = done(campaigns.draft(key, plan, null, with(Campaigns.DRAFT, drafter)));
        done(campaigns.apply(id, 1, with(Campaigns.APPLY, chair)));
    }

    private static Officer with(String right, Officer o) {
        return new Officer(
                o.actor(), o.post(), o.unit(), o.unitName(), o.displayName(), o.role(), Set.of(right), Scope.all(1));
    }

    private static int done(CampaignResult result) {
        if (result instanceof CampaignResult.Done(int id)) return id;
        throw new IllegalStateException("Sample campaign: " + result);
    }

    private static CampaignPlan first() {
        var texts = new EnumMap<ReadingGroup, String>(ReadingGroup.class);
        texts.put(ReadingGroup.LEADERS, text("leaders"));
        texts.put(ReadingGroup.COUNTER, text("counter"));
        texts.put(ReadingGroup.STAFF, text("staff"));
        texts.put(ReadingGroup.CITIZENS, text("citizens"));
        return plan(
                "Quán triệt văn bản 1404/UBND-NC năm 2020 tại Bộ phận Một cửa (dữ liệu mẫu)",
                TargetRule.of(UnitKind.AGENCY, UnitKind.DISTRICT)
                        .held(Set.of(PostRole.RECEIVER, PostRole.LEADER), false),
                texts);
    }

    private static CampaignPlan communes() {
        return plan(
                "Văn bản 1404/UBND-NC: việc của người đứng đầu cấp xã (dữ liệu mẫu)",
                TargetRule.of(UnitKind.COMMUNE).held(Set.of(), true),
                Map.of(ReadingGroup.STAFF, text("leaders")));
    }

    private static CampaignPlan plan(String title, TargetRule target, Map<ReadingGroup, String> texts) {
        return new CampaignPlan(
                Directives.FIRST,
                new OrderedBy(Directives.FIRST, "a"),
                title,
                target,
                10,
                5,
                80,
                text("questions"),
                texts);
    }

    private static String text(String name) {
        try (var in = Objects.requireNonNull(
                SampleReading.class.getResourceAsStream("/sample/reading-" + name + ".txt"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    // ---- reading

    /** @param second when the second campaign begins, and somebody joins */
    private void readOn(List<LocalDate> days, int second, int today, Map<ActorId, Officer> everybody) {
        everybody.values().stream()
                .filter(o -> !o.role().equals(PostRole.OFFICER.name()))
                .sorted(Comparator.comparingInt(o -> o.actor().value()))
                .forEach(officer -> {
                    var habit = Habit.draw(officer.actor());
                    if (!habit.isOn(today) && !habit.isOn(today - second)) return;
                    for (var own : readings.open(officer.actor())) {
                        var opened = LegalZone.local(own.reading().openedAt()).toLocalDate();
                        int since = today - days.indexOf(opened);
                        if (own.reading().state() == ReadingState.OPEN && since == habit.after()) {
                            read(own, officer);
                            if (habit.answers() && !habit.failsFirst()) answer(own, officer, true);
                            if (habit.answers() && habit.failsFirst()) answer(own, officer, false);
                        } else if (own.reading().state() == ReadingState.READ
                                && habit.failsFirst()
                                && since == habit.after() + 1) answer(own, officer, true);
                    }
                });
    }

    private void read(Readings.Own own, Officer officer) {
        var id = own.reading().id();
        int parts = readings.text(own.reading()).parts().size();
        for (int part = 1; part < parts; part++) done(readings.open(id, part, officer));
        done(readings.confirm(id, key(id, "read"), own.reading().sha256(), officer));
    }

    private void answer(Readings.Own own, Officer officer, boolean well) {
        var id = own.reading().id();
        var quiz = readings.quiz(id, officer.actor()).orElseThrow();
        var bank = own.campaign().plan().questions().questions();
        var answers = new ArrayList<@Nullable Integer>();
        for (var asked : quiz.questions()) {
            var question = bank.stream()
                    .filter(q -> q.text().equals(asked.text()))
                    .findFirst()
                    .orElseThrow();
            int right = asked.choices().indexOf(question.choices().get(question.right()));
            answers.add(well ? right : (right + 1) % asked.choices().size());
        }
        done(readings.answer(id, quiz.attempt(), answers, key(id, "attempt-" + quiz.attempt()), officer));
    }

    private static void done(ReadingResult result) {
        if (!(result instanceof ReadingResult.Done || result instanceof ReadingResult.Marked))
            throw new IllegalStateException("Sample reading: " + result);
    }

    private static String key(CaseId id, String act) {
        return UUID.nameUUIDFromBytes((id + ":" + act).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
