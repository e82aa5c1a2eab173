package vn.kycuong.procedure.web;

import java.util.LinkedHashSet;
import java.util.List;
import vn.kycuong.calendar.Limit;
import vn.kycuong.law.Limits.InForceResult.InForce;
import vn.kycuong.procedure.CaseLimit;
import vn.kycuong.procedure.ProcedureVersion;

/**
 * One procedure of the list.
 *
 * @param limits its different limits over all cases and channels; empty where none is in force
 */
public record FoundLine(ProcedureVersion procedure, List<Limit> limits) {
    public FoundLine {
        limits = List.copyOf(limits);
    }

    static FoundLine of(ProcedureVersion procedure, List<CaseLimit> limits) {
        var different = new LinkedHashSet<Limit>();
        for (var one : limits) {
            if (one.limit() instanceof InForce found) different.add(found.limit());
        }
        return new FoundLine(procedure, List.copyOf(different));
    }
}
