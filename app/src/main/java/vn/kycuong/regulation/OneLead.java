package vn.kycuong.regulation;

import vn.kycuong.kernel.UnitId;

/**
 * Duties with exactly one lead ÷ all duties of a unit. Unit: ratio 0..1. Window: a day, as known at a moment. Căn cứ: GLOSSARY#one-lead.
 *
 * @param none without any lead
 * @param several with more than one
 */
public record OneLead(UnitId unit, int duties, int one, int none, int several) {}
