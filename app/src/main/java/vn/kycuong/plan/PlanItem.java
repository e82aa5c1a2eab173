package vn.kycuong.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

/**
 * An item of a plan (việc trong kế hoạch).
 *
 * @param serves the item of the level above that it serves; null: none
 * @param weight what it counts, 1 to 100
 * @param due the day it is due, as it stands now
 * @param unit that owes it
 * @param post who answers for it there; null: the head
 * @param firstWeight as approved; null before
 * @param firstDue as approved; null before
 */
public record PlanItem(
        UUID id,
        UUID plan,
        int ord,
        @Nullable UUID serves,
        String name,
        String product,
        int weight,
        LocalDate due,
        UnitId unit,
        @Nullable PostId post,
        @Nullable Integer firstWeight,
        @Nullable LocalDate firstDue) {
    public CaseId caseId() {
        return new CaseId(id);
    }

    /** Whether the date is another one than was approved. */
    public boolean isMoved() {
        return firstDue != null && !firstDue.equals(due);
    }
}
