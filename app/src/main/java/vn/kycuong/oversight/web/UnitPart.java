package vn.kycuong.oversight.web;

import java.util.Set;
import vn.kycuong.kernel.UnitId;

/**
 * One of the parts a place is the sum of.
 *
 * @param withBelow whether all below it are meant, or the unit alone
 * @param units the units it counts, with those they followed
 */
record UnitPart(UnitId unit, boolean withBelow, Set<UnitId> units) {
    ListQuery.Where where() {
        return withBelow ? ListQuery.Where.SUBTREE : ListQuery.Where.ALONE;
    }
}
