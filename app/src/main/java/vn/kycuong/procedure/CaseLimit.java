package vn.kycuong.procedure;

import vn.kycuong.law.Limits;

/** The limit of a case by one channel on a day, or why there is none. */
public record CaseLimit(ProcedureCase procedureCase, String channel, Limits.InForceResult limit) {}
