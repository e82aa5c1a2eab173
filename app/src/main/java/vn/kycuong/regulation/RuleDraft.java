package vn.kycuong.regulation;

import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** An internal rule that waits for the head of the unit. */
public record RuleDraft(int id, UnitId unit, RuleSheet sheet, ActorId draftedBy) {}
