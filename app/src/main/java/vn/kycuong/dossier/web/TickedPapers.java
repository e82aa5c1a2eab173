package vn.kycuong.dossier.web;

import vn.kycuong.procedure.ProcedureVersion;

/**
 * Papers to tick before an application is accepted.
 *
 * @param procedure what asks for them
 * @param form what is ticked
 */
public record TickedPapers(ProcedureVersion procedure, CounterForm form) {}
