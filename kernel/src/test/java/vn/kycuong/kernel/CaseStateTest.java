package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kycuong.kernel.Clocks.CUTOFF;
import static vn.kycuong.kernel.Clocks.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.Limit;

class CaseStateTest {
    private static final CaseId ID = new CaseId(new UUID(7, 7));
    private static final UnitId COMMUNE = new UnitId(11);
    private static final UnitId DISTRICT = new UnitId(3);

    private final List<Entry> entries = new ArrayList<>();
    private CaseState state = CaseState.unopened(ID, "test");
    private int hour = 8;

    private void act(String kind, Effect... effects) {
        var by = new Act.By(
                new ActorId(9), new PostId(4), COMMUNE, at(1, 14, hour, 0), at(1, 14, hour, 0), "key-" + kind);
        hour++;
        var histories = CaseState.histories(ID, "test", entries);
        var act = Act.of(
                state, histories, by, kind, "right", COMMUNE, List.of(effects), Map.of("n", entries.size()), null);
        entries.add(act.entry());
        state = act.after();
    }

    private void open() {
        act(
                "Opened",
                new Effect.Opened(COMMUNE, DISTRICT, 5),
                new Effect.StateChanged("ACCEPTED"),
                new Effect.ObligationOpened(
                        1,
                        0,
                        Tier.WHOLE,
                        DISTRICT,
                        "result",
                        ObligationClock.started(at(1, 14, 8, 0), Limit.parse("3WD"), "test", CUTOFF),
                        at(1, 17, 8, 0)),
                new Effect.WorkOpened(1, 2, "OFFICER", DISTRICT, null, 1));
    }

    @Test
    void a_case_is_the_fold_of_its_entries() {
        open();
        act("Taken", new Effect.WorkTaken(1, new ActorId(9)));
        act("Stopped", new Effect.ClockStopped(1, Ground.SUPPLEMENT, "31"));
        act("Resumed", new Effect.ClockResumed(1, ResumePolicy.RESUME));
        act("Done", new Effect.Discharged(1), new Effect.WorkClosed(1), new Effect.Closed());
        assertThat(state).isEqualTo(CaseState.replay(ID, "test", entries));
        assertThat(state.version()).isEqualTo(5);
        assertThat(state.isOpen()).isFalse();
        assertThat(state.openWork()).isEmpty();
        assertThat(state.obligation(1).clock().metAt()).isEqualTo(at(1, 14, 12, 0));
    }

    @Test
    void a_clock_may_run_again_from_an_earlier_moment_than_its_entry_but_not_from_before_it_stopped() {
        open();
        act("Stopped", new Effect.ClockStopped(1, Ground.SUPPLEMENT, "31"));
        act("Sent");
        var sent = at(1, 14, 10, 0);
        act("Resumed", new Effect.ClockResumed(1, ResumePolicy.RESTART, sent));
        var clock = state.obligation(1).clock();
        assertThat(clock.stops().getLast().to()).isEqualTo(sent);
        assertThat(clock.countedFrom()).isEqualTo(sent);
        assertThat(EntryCodec.fromMap(EntryCodec.toMap(entries.getLast()))).isEqualTo(entries.getLast());
        act("Stopped again", new Effect.ClockStopped(1, Ground.SUPPLEMENT, "32"));
        assertThatThrownBy(() -> act("x", new Effect.ClockResumed(1, ResumePolicy.RESTART, sent)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_entry_reads_back_from_its_canonical_map() {
        open();
        act("Stopped", new Effect.ClockStopped(1, Ground.SUPPLEMENT, "31"), new Effect.Rehomed(COMMUNE));
        act(
                "Extended",
                new Effect.ClockResumed(1, ResumePolicy.RESTART),
                new Effect.ClockExtended(1, at(2, 4, 8, 0), "2"));
        act("Restored", new Effect.Restored(1), new Effect.ProcessChosen(6), new Effect.Noticed(1, Notice.LATE));
        for (var entry : entries)
            assertThat(EntryCodec.fromMap(EntryCodec.toMap(entry))).isEqualTo(entry);
    }

    @Test
    void a_correction_restores_the_case_as_it_stood_and_keeps_both_entries() {
        open();
        var before = state;
        act("Done", new Effect.Discharged(1), new Effect.WorkClosed(1), new Effect.Closed());
        act("Corrected", new Effect.Restored(1));
        assertThat(state.obligations()).isEqualTo(before.obligations());
        assertThat(state.workItems()).isEqualTo(before.workItems());
        assertThat(state.isOpen()).isTrue();
        assertThat(state.version()).isEqualTo(3);
    }

    @Test
    void an_entry_that_leaves_a_gap_fails_loudly() {
        open();
        act("Taken", new Effect.WorkTaken(1, new ActorId(9)));
        var gap = List.of(entries.get(0), entries.get(0));
        assertThatThrownBy(() -> CaseState.replay(ID, "test", gap)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void effects_on_what_does_not_exist_fail_loudly() {
        open();
        assertThatThrownBy(() -> act("x", new Effect.Discharged(2))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> act("x", new Effect.WorkClosed(2))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> act("x", new Effect.ClockResumed(1, ResumePolicy.RESUME)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_chain_changes_with_any_byte() {
        open();
        var hash = Chain.next(Chain.start(), entries.getFirst().canonical());
        var altered = entries.getFirst().canonical();
        altered[10] ^= 1;
        assertThat(Chain.next(Chain.start(), altered)).isNotEqualTo(hash);
    }

    @Test
    void nothing_open_is_left_with_a_unit_that_another_follows_and_nothing_done_moves() {
        var random = new java.util.Random(20250701);
        for (int i = 0; i < 3_000; i++) {
            var before = anyCase(random);
            var follows = Map.of(new UnitId(1 + random.nextInt(4)), new UnitId(11 + random.nextInt(3)));
            var from = follows.keySet().iterator().next();
            if (!(CaseActs.succeed(before, follows) instanceof CaseDecision.Lawful(var effects))) {
                assertThat(before.units()).doesNotContain(from);
                continue;
            }
            var entry = EntryCodec.fromMap(EntryCodec.toMap(new Entry(
                    before.id(),
                    before.kind(),
                    before.version() + 1,
                    CaseEvent.SUCCEEDED.kind(),
                    Clocks.at(7, 1, 8, 0),
                    Clocks.at(7, 1, 8, 0),
                    ActorId.SYSTEM,
                    PostId.NONE,
                    UnitId.ALL,
                    before.lastKind(),
                    before.lastAt(),
                    null,
                    effects,
                    Map.of(),
                    null)));
            var after = before.after(entry, List.of());
            assertThat(after.units()).doesNotContain(from);
            assertThat(after.obligations()).hasSameSizeAs(before.obligations());
            for (int n = 0; n < before.obligations().size(); n++) {
                var was = before.obligations().get(n);
                var is = after.obligations().get(n);
                assertThat(is.clock()).isEqualTo(was.clock());
                assertThat(is.unit())
                        .isEqualTo(was.isOpen() ? follows.getOrDefault(was.unit(), was.unit()) : was.unit());
            }
            for (int n = 0; n < before.workItems().size(); n++) {
                var was = before.workItems().get(n);
                var is = after.workItems().get(n);
                boolean moves = was.open() && was.unit().equals(from);
                assertThat(is.unit()).isEqualTo(moves ? follows.get(from) : was.unit());
                assertThat(is.holder()).isEqualTo(moves ? null : was.holder());
                assertThat(is.open()).isEqualTo(was.open());
            }
        }
    }

    private static CaseState anyCase(java.util.Random random) {
        var id = new CaseId(new java.util.UUID(1, 2));
        var obligations = new java.util.ArrayList<Obligation>();
        var items = new java.util.ArrayList<WorkItem>();
        var clock = ObligationClock.started(
                Clocks.at(6, 1, 8, 0), vn.kycuong.calendar.Limit.parse("3WD"), "t", Clocks.CUTOFF);
        for (int no = 1; no <= 1 + random.nextInt(3); no++) {
            var met = random.nextInt(3) == 0 ? clock.met(Clocks.at(6, 2, 8, 0)) : clock;
            obligations.add(new Obligation(
                    no, 0, no == 1 ? Tier.WHOLE : Tier.CONSULTATION, unit(random), "d", met, null, Notice.NONE));
            items.add(new WorkItem(
                    no,
                    1,
                    "OFFICER",
                    unit(random),
                    random.nextBoolean() ? null : new ActorId(7),
                    no,
                    Clocks.at(6, 1, 8, 0),
                    random.nextInt(3) > 0));
        }
        return new CaseState(
                id,
                "test",
                3,
                "OPEN",
                unit(random),
                unit(random),
                0,
                obligations,
                items,
                "t",
                Clocks.at(6, 2, 8, 0),
                Clocks.at(6, 1, 8, 0),
                null);
    }

    private static UnitId unit(java.util.Random random) {
        return new UnitId(1 + random.nextInt(4));
    }
}
