package vn.kycuong.procedure;

import java.util.List;

/**
 * A paper of the file (thành phần hồ sơ).
 *
 * @param no order within the version, from 1
 * @param presentOnly shown and handed back, not kept
 * @param cases keys of the cases that ask for it; empty: every case
 * @param form number of its form, or empty
 * @param code of the component in the national database, or empty
 * @param reusable whether its digital copy, once kept, is not asked for again
 */
public record Paper(
        int no,
        String name,
        int originals,
        int copies,
        boolean mandatory,
        boolean presentOnly,
        String note,
        List<String> cases,
        String form,
        String code,
        boolean reusable) {
    public Paper {
        cases = List.copyOf(cases);
    }

    /** A paper that every case asks for, without a form of its own. */
    public Paper(int no, String name, int originals, int copies, boolean mandatory, boolean presentOnly, String note) {
        this(no, name, originals, copies, mandatory, presentOnly, note, List.of(), "", "", false);
    }

    /** Whether an application of this case needs to look at it. */
    public boolean isFor(String caseKey) {
        return cases.isEmpty() || cases.contains(caseKey);
    }
}
