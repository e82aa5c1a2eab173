package vn.kycuong.reorganisation.web;

import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;

/**
 * A case on the page of its ended unit.
 *
 * @param target the unit it goes to, or null while none is known
 * @param apart whether that was chosen for this case alone
 */
public record CaseLine(
        CaseId id, String code, String matter, @Nullable String target, boolean apart) {}
