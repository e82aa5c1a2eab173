package vn.kycuong.custody;

import vn.kycuong.kernel.CaseId;

/**
 * A person kept under seal, as custodians see him before an opening.
 *
 * @param part what he is in the case, e.g. {@code denouncer}
 */
public record KeptPerson(PersonRef ref, CaseId caseId, String part) {}
