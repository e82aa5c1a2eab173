package vn.kycuong.task;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * A task as it is written down before it is given: one case for each unit that leads.
 *
 * @param draft the draft it was written as; null when it was not kept
 * @param orderedBy the clause it is under; null for a task under no document
 * @param parent the task it is a part of, or null
 * @param product what is to be handed in
 * @param due null: by the limit of its type
 */
public record NewTask(
        @Nullable CaseId draft,
        TaskType type,
        Urgency urgency,
        ReportRhythm rhythm,
        @Nullable OrderedBy orderedBy,
        @Nullable CaseId parent,
        String title,
        String content,
        String product,
        List<UnitId> leads,
        List<Supporter> supporters,
        @Nullable LocalDate due) {
    public NewTask {
        leads = List.copyOf(leads);
        supporters = List.copyOf(supporters);
    }

    /** A supporting unit. @param due null: by the limit for supporters, not later than the task */
    public record Supporter(UnitId unit, @Nullable LocalDate due) {}
}
