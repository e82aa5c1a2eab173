package vn.kycuong.reorganisation;

import java.util.Collection;
import java.util.Map;
import vn.kycuong.kernel.CaseId;

/** What a desk calls its cases (tên vụ việc) before somebody who may not read them: a code and what it is about, no person. */
public interface CaseNames {
    /** The names of those of these cases that are of the desk. */
    Map<CaseId, Name> names(Collection<CaseId> cases);

    /**
     * A case by name.
     *
     * @param code as people know it
     * @param matter what kind of thing it is, e.g. the procedure
     * @param href its page at the desk
     */
    record Name(String code, String matter, String href) {}
}
