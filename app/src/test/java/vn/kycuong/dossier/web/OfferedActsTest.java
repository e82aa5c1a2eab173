package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.Limit;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;

/** What the page offers is what the rule would allow: the process has a say in how a matter may end. */
class OfferedActsTest {
    private static final UnitId UNIT = new UnitId(7);
    private static final ProcessPlan SILENT = ProcessPlan.linear(List.of(
            step(1, ProcessStep.StepKind.TAKE_IN),
            step(2, ProcessStep.StepKind.WORK),
            step(3, ProcessStep.StepKind.SIGN),
            step(4, ProcessStep.StepKind.RETURN)));
    private static final Officer HEAD = new Officer(
            new ActorId(3),
            new PostId(4),
            UNIT,
            "Đơn vị mẫu",
            "Lãnh đạo 1",
            "LEADER",
            Set.of(Rights.STOP, Rights.RECEIVE),
            Scope.of(List.of(UNIT), 1));

    @Test
    void where_the_process_is_silent_every_step_of_work_may_end_the_matter() {
        assertThat(OfferedActs.of(at(2), SILENT, HEAD)).contains("stop", "requestWithdrawal", "reject");
    }

    @Test
    void a_process_that_names_where_it_may_be_stopped_is_obeyed() {
        var moves = new ArrayList<>(SILENT.moves());
        moves.add(new ProcessMove(3, ProcessMove.END, ProcessMove.Kind.STOP, "", "", false));
        var named = new ProcessPlan(SILENT.steps(), moves);
        assertThat(OfferedActs.of(at(2), named, HEAD)).doesNotContain("stop").contains("requestWithdrawal");
        assertThat(OfferedActs.of(at(3), named, HEAD)).contains("stop");
        assertThat(OfferedActs.of(at(3, 2), named, HEAD))
                .as("every open branch must permit it")
                .doesNotContain("stop");
    }

    private static ProcessStep step(int no, ProcessStep.StepKind kind) {
        return new ProcessStep(
                no, kind, "OFFICER", ProcessStep.Place.COMPETENT, "", "Nơi", "Việc", new Limit.SameDay(), null);
    }

    private static CaseState at(int... steps) {
        var since = Instant.parse("2020-07-01T01:00:00Z");
        var work = new ArrayList<WorkItem>();
        for (int step : steps) work.add(new WorkItem(work.size() + 1, step, "OFFICER", UNIT, null, 1, since, true));
        return new CaseState(
                new CaseId(UUID.randomUUID()),
                "dossier",
                3,
                DossierState.PROCESSING.name(),
                UNIT,
                UNIT,
                1,
                List.of(),
                work,
                null,
                null,
                null,
                null);
    }
}
