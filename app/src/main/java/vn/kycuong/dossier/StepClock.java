package vn.kycuong.dossier;

import java.time.Instant;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.UnitId;

/**
 * How far the time of one step has come (định mức của bước): the office's own plan and no legal limit, owed to nobody by itself.
 *
 * @param work number of the work item that stands on the step
 * @param unit where it lies
 * @param warnFrom from then on it is nearly over
 * @param lateFrom from then on it is over
 */
public record StepClock(int work, ProcessStep step, UnitId unit, Instant dueAt, Instant warnFrom, Instant lateFrom) {}
