package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.kernel.Clocks.CUTOFF;
import static vn.kycuong.kernel.Clocks.OFFICE;
import static vn.kycuong.kernel.Clocks.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.Hand.Kind;
import vn.kycuong.kernel.TimeInHand.Counting;
import vn.kycuong.kernel.TimeInHand.Heads;
import vn.kycuong.kernel.TimeInHand.Part;

/** June 2020 has no holiday: Monday 15, Friday 19, Monday 22. Office hours 07:30–12:00 and 13:30–17:00. */
class TimeInHandTest {
    private static final CaseId ID = new CaseId(new UUID(3, 9));
    private static final UnitId COMMUNE = new UnitId(11);
    private static final UnitId LAND = new UnitId(12);
    private static final ActorId AN = new ActorId(21);
    private static final ActorId BINH = new ActorId(22);
    private static final ActorId OLD_HEAD = new ActorId(31);
    private static final ActorId NEW_HEAD = new ActorId(32);
    private static final long DAY = WorkingCalendar.TICKS_PER_DAY;
    private static final Heads NOBODY = (_, _) -> new Heads.Tenure(null, LocalDate.MAX);

    private final List<Entry> entries = new ArrayList<>();
    private CaseState state = CaseState.unopened(ID, "test");

    private void act(Instant when, Effect... effects) {
        var by = new Act.By(AN, new PostId(4), COMMUNE, when, when, null);
        var histories = CaseState.histories(ID, "test", entries);
        var act = Act.of(state, histories, by, "test.Done", "right", COMMUNE, List.of(effects), Map.of(), null);
        entries.add(act.entry());
        state = act.after();
    }

    private void receive(Instant when, String limit) {
        act(
                when,
                new Effect.Opened(COMMUNE, COMMUNE, 5),
                owed(1, 0, Tier.WHOLE, COMMUNE, when, limit),
                work(1, 2, COMMUNE, null, 1));
    }

    private static Effect owed(int no, int parent, Tier tier, UnitId unit, Instant when, String limit) {
        var clock = ObligationClock.started(when, Limit.parse(limit), "test", CUTOFF);
        return new Effect.ObligationOpened(no, parent, tier, unit, "result", clock, null);
    }

    private static Effect work(int no, int step, UnitId unit, @Nullable ActorId holder, int obligation) {
        return new Effect.WorkOpened(no, step, "OFFICER", unit, holder, obligation);
    }

    private static Effect moved(int step, UnitId unit, @Nullable ActorId holder) {
        return new Effect.WorkMoved(1, step, "OFFICER", unit, holder, 1);
    }

    private TimeInHand asked(Instant moment) {
        return asked(moment, NOBODY);
    }

    private TimeInHand asked(Instant moment, Heads heads) {
        return TimeInHand.of(entries, new TimeInHand.Question(1, OFFICE, heads, moment));
    }

    @Test
    void the_time_of_each_officer_is_the_office_time_in_which_he_held_it() {
        receive(at(6, 15, 8, 0), "5WD");
        act(at(6, 15, 10, 0), new Effect.WorkTaken(1, AN));
        act(at(6, 16, 10, 0), moved(3, COMMUNE, BINH));
        act(at(6, 16, 14, 0), new Effect.Discharged(1), new Effect.WorkClosed(1), new Effect.Closed());
        var time = asked(at(7, 1, 8, 0));
        assertThat(time.parts())
                .extracting(p -> p.hand().kind())
                .containsExactly(Kind.UNTAKEN, Kind.OFFICER, Kind.OFFICER);
        assertThat(time.parts()).extracting(p -> p.hand().officer()).containsExactly(null, AN, BINH);
        assertThat(time.parts()).extracting(Part::minutes).containsExactly(120L, 480L, 150L);
        assertThat(time.parts()).extracting(Part::opened).containsExactly(1, 2, 3);
        assertThat(time.parts()).extracting(Part::ended).containsExactly(2, 3, 4);
        assertThat(time.parts()).extracting(Part::amount).containsExactly(DAY / 4, DAY, DAY * 150 / 480);
        assertThat(time.to()).isEqualTo(at(6, 16, 14, 0));
        assertThat(time.whole().minutes()).isEqualTo(750);
        assertThat(time.counted().amount()).isEqualTo(time.budget().consumed());
        assertThat(time.granted()).isZero();
    }

    @Test
    void while_the_applicant_supplies_papers_the_time_is_the_applicants_and_not_counted() {
        receive(at(6, 15, 8, 0), "5WD");
        act(at(6, 16, 8, 0), new Effect.ClockStopped(1, Ground.SUPPLEMENT, "phiếu 3"), moved(2, COMMUNE, null));
        act(at(6, 18, 8, 0), new Effect.ClockResumed(1, ResumePolicy.RESUME), moved(2, COMMUNE, AN));
        var time = asked(at(6, 18, 9, 0));
        assertThat(time.parts())
                .extracting(p -> p.hand().kind())
                .containsExactly(Kind.UNTAKEN, Kind.CITIZEN, Kind.OFFICER);
        assertThat(time.parts())
                .extracting(Part::counting)
                .containsExactly(Counting.COUNTED, Counting.STOPPED, Counting.COUNTED);
        assertThat(time.parts().get(1).minutes()).isEqualTo(960);
        assertThat(time.parts().get(1).head()).isNull();
        assertThat(time.counted().amount())
                .isEqualTo(DAY + DAY / 8)
                .isEqualTo(time.budget().consumed());
        assertThat(time.parts().getLast().ended()).isZero();
    }

    @Test
    void another_lawful_ground_is_nobodys_time() {
        receive(at(6, 15, 8, 0), "5WD");
        act(at(6, 16, 8, 0), new Effect.ClockStopped(1, Ground.FORCE_MAJEURE, "QĐ 7"));
        var last = asked(at(6, 17, 8, 0)).parts().getLast();
        assertThat(last.hand().kind()).isEqualTo(Kind.PAUSE);
        assertThat(last.hand().ground()).isEqualTo(Ground.FORCE_MAJEURE);
        assertThat(last.hand().kind().isOfUnit()).isFalse();
    }

    @Test
    void a_restart_counts_the_time_before_it_anew_but_leaves_it_with_who_held_it() {
        receive(at(6, 15, 8, 0), "5WD");
        act(at(6, 16, 8, 0), new Effect.ClockStopped(1, Ground.SUPPLEMENT, "phiếu 3"));
        act(at(6, 18, 8, 0), new Effect.ClockResumed(1, ResumePolicy.RESTART));
        var time = asked(at(6, 19, 8, 0));
        assertThat(time.parts())
                .extracting(Part::counting)
                .containsExactly(Counting.COUNTED_ANEW, Counting.STOPPED, Counting.COUNTED);
        assertThat(time.counted().amount())
                .isEqualTo(DAY)
                .isEqualTo(time.budget().consumed());
        assertThat(time.whole().minutes()).isEqualTo(4 * 480);
    }

    @Test
    void a_pause_that_cannot_cure_lateness_is_the_applicants_time_and_still_counted() {
        receive(at(6, 15, 8, 0), "1WD");
        act(at(6, 18, 8, 0), new Effect.ClockStopped(1, Ground.SUPPLEMENT, "phiếu 3"));
        var time = asked(at(6, 19, 8, 0));
        assertThat(time.parts().getLast().hand().kind()).isEqualTo(Kind.CITIZEN);
        assertThat(time.parts().getLast().counting()).isEqualTo(Counting.COUNTED);
        assertThat(time.counted().amount())
                .isEqualTo(4 * DAY)
                .isEqualTo(time.budget().consumed());
    }

    @Test
    void while_the_work_waits_the_time_is_the_agencys_until_it_answers() {
        receive(at(6, 15, 8, 0), "9WD");
        act(at(6, 15, 9, 0), new Effect.WorkTaken(1, AN));
        act(at(6, 16, 9, 0), owed(2, 1, Tier.CONSULTATION, LAND, at(6, 16, 9, 0), "2WD"), work(2, 2, LAND, null, 2));
        act(at(6, 17, 9, 0), new Effect.WorkTaken(2, BINH));
        act(at(6, 22, 9, 0), new Effect.Discharged(2), new Effect.WorkClosed(2));
        var time = asked(at(6, 23, 9, 0));
        assertThat(time.parts())
                .extracting(p -> p.hand().kind())
                .containsExactly(Kind.UNTAKEN, Kind.OFFICER, Kind.AGENCY, Kind.AGENCY, Kind.OFFICER);
        var byUnit = time.by(p -> p.hand().unit());
        assertThat(byUnit.get(LAND).minutes()).isEqualTo(4 * 480); // also beyond its own two days
        assertThat(byUnit.get(COMMUNE).minutes()).isEqualTo(60 + 480 + 480);
    }

    @Test
    void who_goes_on_without_the_answer_uses_his_own_time_again() {
        receive(at(6, 15, 8, 0), "9WD");
        act(at(6, 16, 8, 0), owed(2, 1, Tier.CONSULTATION, LAND, at(6, 16, 8, 0), "2WD"), work(2, 2, LAND, null, 2));
        act(at(6, 18, 8, 0), moved(3, COMMUNE, BINH));
        var last = asked(at(6, 19, 8, 0)).parts().getLast();
        assertThat(last.hand().officer()).isEqualTo(BINH);
        assertThat(last.minutes()).isEqualTo(480);
    }

    @Test
    void of_several_agencies_the_one_asked_first_holds_it_until_it_answers() {
        var health = new UnitId(13);
        receive(at(6, 15, 8, 0), "9WD");
        act(at(6, 15, 8, 0), owed(2, 1, Tier.CONSULTATION, LAND, at(6, 15, 8, 0), "2WD"));
        act(at(6, 16, 8, 0), owed(3, 1, Tier.AGENCY, health, at(6, 16, 8, 0), "2WD"));
        act(at(6, 17, 8, 0), new Effect.Discharged(2));
        var byUnit = asked(at(6, 18, 8, 0)).by(p -> p.hand().unit());
        assertThat(byUnit.get(LAND).minutes()).isEqualTo(960);
        assertThat(byUnit.get(health).minutes()).isEqualTo(480);
    }

    @Test
    void the_head_in_office_on_the_day_answers() {
        Heads heads = (_, day) -> day.isBefore(LocalDate.of(2020, 6, 17))
                ? new Heads.Tenure(OLD_HEAD, LocalDate.of(2020, 6, 16))
                : new Heads.Tenure(NEW_HEAD, LocalDate.MAX);
        receive(at(6, 15, 8, 0), "5WD");
        act(at(6, 15, 8, 0), new Effect.WorkTaken(1, AN));
        var time = asked(at(6, 18, 8, 0), heads);
        assertThat(time.parts()).extracting(Part::head).containsExactly(OLD_HEAD, NEW_HEAD);
        assertThat(time.parts()).extracting(Part::minutes).containsExactly(930L, 510L);
    }

    @Test
    void an_act_that_was_undone_took_it_out_of_nobodys_hands() {
        receive(at(6, 15, 8, 0), "5WD");
        act(at(6, 15, 9, 0), new Effect.WorkTaken(1, AN));
        act(at(6, 16, 9, 0), new Effect.ClockStopped(1, Ground.SUPPLEMENT, "phiếu 3"), moved(2, COMMUNE, null));
        act(at(6, 17, 9, 0), new Effect.Restored(2));
        var time = asked(at(6, 18, 9, 0));
        assertThat(time.parts()).hasSize(2);
        assertThat(time.parts().getLast().minutes()).isEqualTo(3 * 480);
        assertThat(time.counted().amount()).isEqualTo(time.budget().consumed());
    }

    @Test
    void an_undone_correction_gives_the_time_back_as_it_was() {
        receive(at(6, 15, 8, 0), "5WD");
        act(at(6, 15, 9, 0), new Effect.WorkTaken(1, AN));
        act(at(6, 16, 9, 0), moved(3, COMMUNE, BINH));
        var before = asked(at(6, 19, 9, 0));
        act(at(6, 17, 9, 0), new Effect.Restored(2));
        act(at(6, 18, 9, 0), new Effect.Restored(3));
        assertThat(asked(at(6, 19, 9, 0)).parts()).isEqualTo(before.parts());
    }

    @Test
    void while_it_counted_as_closed_it_lay_in_nobodys_hands() {
        receive(at(6, 15, 8, 0), "5WD");
        act(at(6, 15, 9, 0), new Effect.WorkTaken(1, AN));
        act(at(6, 16, 8, 0), new Effect.Discharged(1), new Effect.WorkClosed(1), new Effect.Closed());
        act(at(6, 18, 8, 0), new Effect.Reopened(), new Effect.ClockReopened(1, "QĐ 9"), work(2, 3, COMMUNE, BINH, 1));
        var time = asked(at(6, 19, 8, 0));
        assertThat(time.parts())
                .extracting(p -> p.hand().kind())
                .containsExactly(Kind.UNTAKEN, Kind.OFFICER, Kind.PAUSE, Kind.OFFICER);
        assertThat(time.parts().get(2).counting()).isEqualTo(Counting.STOPPED);
        assertThat(time.counted().amount())
                .isEqualTo(2 * DAY)
                .isEqualTo(time.budget().consumed());
    }

    @Test
    void a_late_entry_counts_from_the_moment_it_tells_of() {
        receive(at(6, 15, 8, 0), "5WD");
        act(at(6, 15, 9, 0), new Effect.WorkTaken(1, AN));
        act(at(6, 18, 8, 0), new Effect.WorkTaken(1, BINH));
        act(at(6, 17, 8, 0), moved(3, LAND, null)); // written down late
        var time = asked(at(6, 19, 8, 0));
        assertThat(time.by(p -> p.hand().unit()).get(LAND).minutes()).isEqualTo(960);
        assertThat(time.by(p -> p.hand().officer())).doesNotContainKey(BINH);
    }

    @Test
    void what_a_limit_that_runs_to_the_close_of_business_leaves_more_is_told_apart() {
        receive(at(6, 15, 8, 0), "1WD-EOD");
        var time = asked(at(6, 16, 16, 0));
        assertThat(time.budget().consumed()).isEqualTo(DAY);
        assertThat(time.granted()).isEqualTo(time.counted().amount() - DAY).isPositive();
    }

    @Test
    void before_the_receipt_there_is_no_time() {
        receive(at(6, 15, 8, 0), "1WD");
        assertThat(asked(at(6, 12, 8, 0)).parts()).isEmpty();
        assertThat(asked(at(6, 12, 8, 0)).whole()).isEqualTo(TimeInHand.Sum.NONE);
    }
}
