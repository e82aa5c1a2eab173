/**
 * Nhiệm vụ được giao: what a leader orders of named units, each on its clock, from assignment to acceptance; one unit leads, others support, each
 * in its own time.
 *
 * <p>Start at {@link vn.kycuong.task.Tasks} for the acts, {@link vn.kycuong.task.TaskState} for the states as they stand in entries. Writes schema
 * {@code task}: the texts in numbered revisions; state and clocks are the ledger's. Each task is a case of its own, kind {@code task}:
 * obligation 1 (WHOLE) is the lead's, each supporter has one of tier SUPPORT. Never rewrites an original date, never decides what a cause of
 * lateness is worth (evaluation), never measures a directive (oversight).
 */
@Floor(Floor.Level.DESK)
@ApplicationModule(
        displayName = "Nhiệm vụ",
        allowedDependencies = {
            "sql",
            "ledger",
            "audit",
            "law",
            "worktime",
            "reference",
            "document",
            "job",
            "ui",
            "identity",
            "organisation",
            "reorganisation",
            "directive"
        })
@NullMarked
package vn.kycuong.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
