package vn.kycuong.deadline;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.procedure.ProcedureCase;
import vn.kycuong.procedure.ProcedureVersion;

/** By when something is due, or why that cannot be said. */
public sealed interface DueAnswer {
    /**
     * It is due then.
     *
     * @param date when, and the reasons
     * @param from the receipt, as given
     * @param office whose calendar, as known when
     * @param by the procedure whose limit it is; null if the limit was given
     */
    record Due(
            DueDate date,
            Instant from,
            Office office,
            @Nullable ByProcedure by) implements DueAnswer {}

    /** It cannot be said. */
    record No(Refusal refusal) implements DueAnswer {}

    /**
     * The row of the law that gave the limit.
     *
     * @param basis its article
     * @param since first day of the row
     * @param confidence how sure the source is, as written there
     */
    record ByProcedure(
            ProcedureVersion procedure,
            ProcedureCase procedureCase,
            String channel,
            String basis,
            LocalDate since,
            String confidence) {}
}
