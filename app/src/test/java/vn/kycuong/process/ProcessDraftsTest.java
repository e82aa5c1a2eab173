package vn.kycuong.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.ProcessFinding.Kind;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.worktime.LegalClock;

class ProcessDraftsTest {
    private static final ActorId AN = new ActorId(2001);
    private static final ActorId BINH = new ActorId(2002);
    private static final String CODE = "HOUSEHOLD_BIZ";

    private TestProvince province;
    private ProcessDrafts drafts;
    private Processes processes;
    private LocalDate today;

    @BeforeEach
    void open() {
        province = TestProvince.fresh();
        drafts = province.face(ProcessDrafts.class);
        processes = province.face(Processes.class);
        today = province.face(LegalClock.class).today();
        var posts = province.face(Posts.class);
        var unit = province.face(Organisation.class).province().id();
        for (var role : new PostRole[] {PostRole.RECEIVER, PostRole.OFFICER, PostRole.LEADER}) {
            var post = posts.create(unit, role, role.name(), false, today.minusYears(1));
            posts.appoint(post, AN, today.minusYears(1), false, "test");
        }
    }

    @AfterEach
    void close() {
        province.close();
    }

    private ProcessDrafts.Heading heading(LocalDate from) {
        return new ProcessDrafts.Heading("QĐ 12/QĐ-UBND", from, false);
    }

    private ProcessPlan inForce() {
        return processes.inForce(CODE, today).orElseThrow().plan();
    }

    private DraftId begun(ProcessPlan plan) {
        return ((DraftResult.Done) drafts.begin(CODE, null, heading(today), plan, AN)).id();
    }

    /** The plan in force with a further way to send back, so that it is linear no more. */
    private ProcessPlan changed() {
        var plan = inForce();
        var moves = new ArrayList<>(plan.moves());
        int sign = plan.steps().stream()
                .filter(s -> s.kind() == ProcessStep.StepKind.SIGN)
                .findFirst()
                .orElseThrow()
                .no();
        int last = plan.steps().getLast().no();
        moves.add(new ProcessMove(sign, last, ProcessMove.Kind.REJECT, "Không đủ điều kiện", "", false));
        return new ProcessPlan(plan.steps(), moves);
    }

    @Test
    void a_draft_is_put_in_force_from_its_day_by_a_second_person_and_older_cases_keep_theirs() {
        var before = processes.inForce(CODE, today).orElseThrow();
        var plan = changed();
        var id = ((DraftResult.Done) drafts.begin(CODE, before.id(), heading(today.plusDays(3)), plan, AN)).id();
        assertThat(drafts.apply(id, 1, AN)).isInstanceOf(DraftResult.SecondPersonNeeded.class);
        assertThat(drafts.apply(id, 1, BINH)).isEqualTo(new DraftResult.Done(id));
        assertThat(processes.inForce(CODE, today)).contains(before);
        var after = processes.inForce(CODE, today.plusDays(3)).orElseThrow();
        assertThat(after.plan()).isEqualTo(plan);
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.illustrative()).isFalse();
        assertThat(processes.version(before.id())).isEqualTo(before);
        assertThat(processes.edition(after.id()).source()).isEqualTo("QĐ 12/QĐ-UBND");
        assertThat(drafts.apply(id, 2, BINH)).isInstanceOf(DraftResult.Decided.class);
    }

    @Test
    void what_is_wrong_is_kept_and_named_and_never_put_in_force() {
        var plan = inForce();
        var without = new ProcessPlan(
                plan.steps(), plan.moves().subList(1, plan.moves().size()));
        var id = begun(without);
        assertThat(drafts.check(drafts.find(id).orElseThrow()))
                .anyMatch(f -> f.kind() == Kind.NO_WAY_TO_THE_END && f.step() == 1);
        assertThat(drafts.apply(id, 1, BINH)).isInstanceOf(DraftResult.Faulty.class);
        assertThat(processes.inForce(CODE, today).orElseThrow().plan()).isEqualTo(plan);
    }

    @Test
    void allowances_beyond_the_law_and_roles_nobody_holds_are_named() {
        var plan = inForce();
        var steps = new ArrayList<>(plan.steps());
        var work = steps.get(1);
        steps.set(
                1,
                new ProcessStep(
                        work.no(), work.kind(), "CHAIR", work.place(), "x", work.action(), new Limit.WorkingDays(60)));
        var findings = drafts.check(CODE, new ProcessPlan(steps, plan.moves()), today);
        assertThat(findings)
                .anyMatch(f -> f.kind() == Kind.OVER_THE_LIMIT)
                .anyMatch(f -> f.kind() == Kind.ROLE && f.step() == 2);
    }

    @Test
    void two_people_do_not_write_over_each_other() {
        var id = begun(inForce());
        assertThat(drafts.write(id, 1, heading(today), changed(), AN)).isInstanceOf(DraftResult.Done.class);
        assertThat(drafts.write(id, 1, heading(today), inForce(), BINH)).isInstanceOf(DraftResult.Stale.class);
        assertThat(drafts.apply(id, 1, BINH)).isInstanceOf(DraftResult.Stale.class);
        assertThat(drafts.withdraw(id, 2, AN)).isInstanceOf(DraftResult.Done.class);
        assertThat(drafts.write(id, 3, heading(today), inForce(), AN)).isInstanceOf(DraftResult.Decided.class);
    }

    @Test
    void whoever_wrote_a_draft_of_another_anew_does_not_put_it_in_force_himself() {
        var id = begun(inForce());
        assertThat(drafts.write(id, 1, heading(today.plusDays(9)), changed(), BINH))
                .isInstanceOf(DraftResult.Done.class);
        assertThat(drafts.apply(id, 2, BINH)).isInstanceOf(DraftResult.SecondPersonNeeded.class);
        assertThat(drafts.withdraw(id, 2, AN)).isInstanceOf(DraftResult.Done.class);
    }

    @Test
    void a_day_that_has_passed_and_an_empty_source_are_refused() {
        assertThat(drafts.begin(CODE, null, heading(today.minusDays(1)), inForce(), AN))
                .isInstanceOfSatisfying(
                        DraftResult.Wrong.class,
                        w -> assertThat(w.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.field()).isEqualTo("from")));
        assertThat(drafts.begin(CODE, null, new ProcessDrafts.Heading(" ", today, true), inForce(), AN))
                .isInstanceOf(DraftResult.Wrong.class);
        assertThat(drafts.all()).isEmpty();
    }

    @Test
    void the_shipped_processes_can_be_written_and_read_again() {
        for (var code : processes.codes())
            for (var edition : processes.editions(code)) {
                var plan = edition.process().plan();
                var file = BpmnFile.write(plan, code, code).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                assertThat(((BpmnReading.Read) BpmnFile.read(file)).plan()).isEqualTo(plan);
            }
    }
}
