package vn.kycuong.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.Tier;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.reorganisation.CaseNames;
import vn.kycuong.reorganisation.Reorganisation;
import vn.kycuong.task.Tasks.Sheet;
import vn.kycuong.task.Tasks.With;

/** The life of an assigned task and the rules K1 to K11, through the desk's own face. */
class TasksTest extends TaskWorld {
    private static final LocalDate FRI_20_MAR = LocalDate.of(2020, 3, 20);
    private static final With NOTHING = With.text("");

    @Autowired
    private List<CaseNames> names;

    private CaseId taken() {
        var id = assigned(first, FRI_20_MAR, second);
        done(() -> tasks.receive(id, sheet(id), null, a));
        return id;
    }

    @Test
    void one_unit_leads_and_each_supporter_owes_on_a_clock_of_its_own() {
        var id = assigned(first, FRI_20_MAR, second, third);
        var c = course(id);
        assertThat(c.state().obligation(1).tier()).isEqualTo(Tier.WHOLE);
        assertThat(c.supports()).extracting(o -> o.unit()).containsExactly(second, third);
        assertThat(c.supports().getFirst().clock().limit().text()).isEqualTo("5WD-EOD");
        refused(
                "task.no.leadSupports",
                () -> tasks.assign(
                        key(), task(List.of(first), List.of(new NewTask.Supporter(first, null)), FRI_20_MAR), chair));
        refused(
                "task.no.supportLater",
                () -> tasks.assign(
                        key(),
                        task(
                                List.of(first),
                                List.of(new NewTask.Supporter(second, LocalDate.of(2020, 3, 23))),
                                FRI_20_MAR),
                        chair));
    }

    @Test
    void the_first_entry_names_the_clause_and_no_text() {
        var id = assigned(first, FRI_20_MAR);
        var entry = ledger.entries(id).getFirst();
        assertThat(OrderedBy.of(entry.facts())).contains(new OrderedBy("1404-UBND-NC", "e"));
        assertThat(entry.content()).isNotNull();
        assertThat(new String(entry.canonical(), StandardCharsets.UTF_8)).doesNotContain("Báo cáo", "Rà soát");
        var seen = tasks.find(id, a).orElseThrow();
        assertThat(seen.last(TaskEvent.ASSIGNED).get("title")).isEqualTo("Báo cáo rà soát thủ tục");
        assertThat(tasks.find(id, c)).as("who has nothing to do with it").isEmpty();
    }

    @Test
    void several_units_by_one_form_are_one_case_each_and_the_form_sent_twice_is_one_act() {
        var form = key();
        var wish = task(List.of(first, second), List.of(), FRI_20_MAR);
        var one = (TaskResult.Done) done(() -> tasks.assign(form, wish, chair));
        assertThat(one.tasks()).hasSize(2);
        assertThat(at(() -> tasks.assign(form, wish, chair))).isEqualTo(one);
        assertThat(tasks.family(tasks.task(one.task()).orElseThrow())).hasSize(1);
    }

    @Test
    void without_a_date_the_limit_of_its_type_counts() {
        var id = ((TaskResult.Done) done(() -> tasks.assign(key(), task(List.of(first), List.of(), null), chair)))
                .task();
        assertThat(course(id).owed().orElseThrow().clock().limit().text()).isEqualTo("15WD-EOD");
    }

    @Test
    void a_draft_owes_nothing_until_it_is_given() {
        var wish = task(List.of(first), List.of(), FRI_20_MAR);
        var id = ((TaskResult.Done) done(() -> tasks.draft(key(), wish, chair))).task();
        assertThat(stands(id)).isEqualTo(TaskState.DRAFT);
        assertThat(course(id).owed()).isEmpty();
        var given = new NewTask(
                id,
                wish.type(),
                wish.urgency(),
                wish.rhythm(),
                wish.orderedBy(),
                null,
                "Sửa lại",
                "x",
                "y",
                wish.leads(),
                wish.supporters(),
                wish.due());
        assertThat(((TaskResult.Done) done(() -> tasks.assign(key(), given, chair))).task())
                .isEqualTo(id);
        assertThat(stands(id)).isEqualTo(TaskState.ASSIGNED);
        assertThat(tasks.task(id).orElseThrow().title()).isEqualTo("Sửa lại");
        assertThat(course(id).state().unitNow()).isEqualTo(first);
    }

    @Test
    void not_my_competence_goes_back_in_time_and_is_owed_by_who_assigned_it() {
        var id = assigned(first, FRI_20_MAR);
        done(() -> tasks.giveBack(id, sheet(id), With.text("Không thuộc thẩm quyền"), a));
        assertThat(stands(id)).isEqualTo(TaskState.RETURNED);
        assertThat(course(id).owed().orElseThrow().unit()).isEqualTo(province);
        done(() -> tasks.reassign(id, sheet(id), second, With.text("Giao lại"), chair));
        assertThat(course(id).owed().orElseThrow().unit()).isEqualTo(second);
        done(() -> tasks.receive(id, sheet(id), null, b));

        var late = assigned(first, FRI_20_MAR);
        setClock("2020-03-05T08:00");
        refused("task.no.returnLate", () -> tasks.giveBack(late, sheet(late), With.text("Không thuộc"), a));
    }

    @Test
    void a_new_date_is_asked_before_the_old_one_with_evidence_and_the_first_one_stays() {
        var id = taken();
        var wanted = LocalDate.of(2020, 3, 27);
        refused("task.no.evidence", () -> tasks.askExtension(id, sheet(id), wanted, With.text("Bận"), a));
        refused("task.no.extensionEarlier", () -> tasks.askExtension(id, sheet(id), FRI_20_MAR, proof(), a));
        done(() -> tasks.askExtension(id, sheet(id), wanted, proof(), a));
        refused("task.no.extensionWaits", () -> tasks.askExtension(id, sheet(id), wanted, proof(), a));
        done(() -> tasks.extend(id, sheet(id), NOTHING, deputy));
        var line = line(id);
        assertThat(LegalZone.local(line.dueAt()).toLocalDate()).isEqualTo(wanted);
        assertThat(LegalZone.local(line.originalDue()).toLocalDate()).isEqualTo(FRI_20_MAR);

        var again = LocalDate.of(2020, 4, 10);
        done(() -> tasks.askExtension(id, sheet(id), again, proof(), a));
        assertThat(at(() -> tasks.extend(id, sheet(id), NOTHING, deputy)))
                .as("the second is the leaders'")
                .isInstanceOf(TaskResult.NotAllowed.class);
        done(() -> tasks.extend(id, sheet(id), NOTHING, chair));
        refused(
                "task.no.extensionsSpent",
                () -> tasks.askExtension(id, sheet(id), LocalDate.of(2020, 4, 24), proof(), a));
    }

    @Test
    void after_the_date_nothing_is_left_but_to_explain() {
        var id = taken();
        setClock("2020-03-20T17:30");
        refused(
                "task.no.extensionLate",
                () -> tasks.askExtension(id, sheet(id), LocalDate.of(2020, 3, 31), proof(), a));
        refused("task.no.notLate", () -> tasks.nameCause(id, sheet(id), LateCauseClass.BUDGET, 0, proof(), a));
        setClock("2020-03-23T08:00");
        done(() -> tasks.nameCause(id, sheet(id), LateCauseClass.BUDGET, 0, proof(), a));
    }

    @Test
    void done_counts_when_the_product_came_if_it_is_accepted_and_not_at_all_if_it_is_sent_back() {
        var id = taken();
        setClock("2020-03-20T10:00");
        done(() -> tasks.submit(id, sheet(id), With.text("Báo cáo số 5"), a));
        setClock("2020-03-25T10:00");
        assertThat(line(id).reported()).as("waits for acceptance, in time").contains(ReportingStatus.OPEN_IN_TIME);
        done(() -> tasks.sendBack(id, sheet(id), With.text("Thiếu số liệu"), chair));
        assertThat(line(id).reported()).as("the clock had never stopped").contains(ReportingStatus.OPEN_OVERDUE);
        done(() -> tasks.report(id, sheet(id), 90, NOTHING, a));
        assertThat(stands(id)).isEqualTo(TaskState.IN_PROGRESS);
        done(() -> tasks.submit(id, sheet(id), With.text("Báo cáo số 6"), a));
        done(() -> tasks.accept(id, sheet(id), NOTHING, chair));
        var line = line(id);
        assertThat(line.reported()).contains(ReportingStatus.DONE_LATE);
        assertThat(line.returned()).isEqualTo(1);
        assertThat(course(id).supports()).as("the silent supporter").allMatch(o -> !o.isOpen());
    }

    @Test
    void a_named_supporter_says_no_and_who_assigned_decides() {
        var id = taken();
        done(() -> tasks.answer(id, sheet(id), 2, With.text("Đồng ý"), b));
        refused("task.no.answered", () -> tasks.answer(id, sheet(id), 2, With.text("Nữa"), b));
        setClock("2020-03-23T08:00");
        refused(
                "task.no.whichSupporter",
                () -> tasks.nameCause(id, sheet(id), LateCauseClass.WAITS_SUPPORTER, 9, proof(), a));
        done(() -> tasks.nameCause(id, sheet(id), LateCauseClass.WAITS_SUPPORTER, 2, proof(), a));
        int cause = course(id).causes().getFirst().no();
        assertThat(tasks.find(id, b))
                .as("the supporter sees it after his part is done")
                .isPresent();
        done(() -> tasks.object(id, sheet(id), cause, With.text("Đã trả lời ngày 02/3"), b));
        assertThat(at(() -> tasks.decideCause(id, sheet(id), cause, false, NOTHING, a)))
                .isInstanceOf(TaskResult.NotAllowed.class);
        done(() -> tasks.decideCause(id, sheet(id), cause, false, With.text("Đúng hạn phối hợp"), chair));
        assertThat(course(id).causes().getFirst().stands()).isEqualTo(LateCause.Stands.DISMISSED);
        assertThat(course(id).state().workItems().stream()
                        .filter(w -> w.open() && w.unit().equals(second)))
                .isEmpty();
    }

    @Test
    void what_is_recalled_or_merged_counts_nowhere_and_is_never_swept() {
        var before = figures();
        var id = assigned(first, FRI_20_MAR);
        var other = assigned(first, FRI_20_MAR);
        assertThat(figures().all()).isEqualTo(before.all() + 2);
        done(() -> tasks.recall(id, sheet(id), With.text("Giao nhầm"), chair));
        var number = tasks.task(other).orElseThrow().number();
        refused("task.no.into", () -> tasks.merge(other, sheet(other), number, NOTHING, chair));
        assertThat(figures().all()).isEqualTo(before.all() + 1);
        int version = ledger.find(id).orElseThrow().version();
        setClock("2020-06-01T08:00");
        at(() -> sweep.sweep());
        assertThat(ledger.find(id).orElseThrow().version()).isEqualTo(version);
        assertThat(ledger.find(other).orElseThrow().lastKind()).isEqualTo("kernel.BecameLate");
    }

    @Test
    void a_part_is_due_no_later_than_the_whole_and_goes_to_the_own_units_alone() {
        var id = assigned(first, FRI_20_MAR);
        var part = task(List.of(first), List.of(), LocalDate.of(2020, 3, 23));
        refused("task.no.afterParent", () -> tasks.assign(key(), of(part, id), a));
        var other = task(List.of(second), List.of(), LocalDate.of(2020, 3, 13));
        refused("task.no.leadBelow", () -> tasks.assign(key(), of(other, id), a));
        var own = task(List.of(first), List.of(), LocalDate.of(2020, 3, 13));
        done(() -> tasks.assign(key(), of(own, id), a));
        refused("task.no.parent", () -> tasks.assign(key(), of(own, id), b));
    }

    private static NewTask of(NewTask w, CaseId parent) {
        return new NewTask(
                null,
                w.type(),
                w.urgency(),
                w.rhythm(),
                w.orderedBy(),
                parent,
                w.title(),
                w.content(),
                w.product(),
                w.leads(),
                w.supporters(),
                w.due());
    }

    @Test
    void warnings_come_in_working_time_once_each() {
        var id = assigned(first, FRI_20_MAR);
        setClock("2020-03-16T23:00");
        at(() -> warnings.sweep());
        assertThat(warned(id)).isEmpty();
        setClock("2020-03-17T07:00"); // three working days before
        at(() -> warnings.sweep());
        at(() -> warnings.sweep());
        assertThat(warned(id)).containsExactly("HOLDER");
        setClock("2020-03-19T07:00");
        at(() -> warnings.sweep());
        setClock("2020-03-21T00:01");
        at(() -> warnings.sweep());
        setClock("2020-03-27T00:01"); // five working days after
        at(() -> warnings.sweep());
        assertThat(warned(id)).containsExactly("HOLDER", "HEAD", "ASSIGNER", "CHAIR");
    }

    private List<String> warned(CaseId id) {
        return ledger.entries(id).stream()
                .filter(e -> e.kind().equals(TaskEvent.WARNED.kind()))
                .map(e -> String.valueOf(e.facts().get("level")))
                .toList();
    }

    @Test
    void a_warning_between_opening_a_page_and_pressing_takes_nothing_from_anybody() {
        var id = taken();
        var seen = sheet(id);
        setClock("2020-03-19T07:30");
        at(() -> warnings.sweep());
        assertThat(ledger.find(id).orElseThrow().version()).isGreaterThan(seen.version());
        done(() -> tasks.report(id, seen, 50, NOTHING, a));
        assertThat(at(() -> tasks.report(id, new Sheet(seen.version(), key()), 60, NOTHING, a)))
                .isInstanceOf(TaskResult.Overtaken.class);
    }

    @Test
    void another_unit_follows_and_has_the_work_with_its_dates() {
        var id = taken();
        var asked = course(id).owed().orElseThrow().clock();
        succeeded(id);
        assertThat(course(id).state().unitNow()).isEqualTo(third);
        assertThat(course(id).owed().orElseThrow().unit()).isEqualTo(third);
        assertThat(course(id).owed().orElseThrow().clock()).isEqualTo(asked);
        done(() -> tasks.submit(id, sheet(id), With.text("Báo cáo"), c));
        assertThat(names.stream().map(n -> n.names(List.of(id))).filter(m -> !m.isEmpty()))
                .singleElement()
                .satisfies(m -> assertThat(m.get(id).code()).startsWith("NV.2020."));
    }

    /** As the act of a reorganisation does. */
    private void succeeded(CaseId id) {
        var state = ledger.find(id).orElseThrow();
        var decision = CaseActs.succeed(state, Map.of(first, third));
        var officer = officer(first, Scope.all(1), "ADMIN", Reorganisation.RIGHT);
        now = now.plusSeconds(60);
        var act = Act.of(
                state,
                new Act.By(officer.actor(), officer.post(), officer.unit(), now, now, key()),
                "kernel.Succeeded",
                Reorganisation.RIGHT,
                first,
                ((CaseDecision.Lawful) decision).effects(),
                Map.of("since", "2020-03-02"),
                null);
        assertThat(ledger.record(act)).isInstanceOf(ActOutcome.Recorded.class);
    }

    @Test
    void the_four_statuses_make_two_numbers() {
        // BC 1270/BC-TCTTTg, 2017: the official way counts what came late as success
        var national = new StatusFigures(14_068, 1_983, 5_640, 223, 0);
        assertThat(national.all()).isEqualTo(21_914);
        assertThat(national.official()).isEqualTo(Optional.of(9_862));
        assertThat(national.honest()).isEqualTo(Optional.of(8_644));
        assertThat(StatusFigures.NONE.honest()).isEmpty();
    }
}
