package vn.kycuong.form;

import java.util.List;

/**
 * What the register holds for a procedure, or for all of them.
 *
 * @param procedureKey {@code *} for what every procedure asks
 * @param versions of the procedure it is for; empty for every version
 * @param sections asked before the papers
 * @param after asked after the papers
 * @param without keys of common sections that this procedure leaves out
 * @param authorityPaper number of the paper that lets somebody hand in for another; 0 where the procedure lists none
 */
record FormPart(
        String procedureKey,
        List<String> versions,
        List<Section> sections,
        List<Section> after,
        List<String> without,
        int authorityPaper) {
    static final String COMMON = "*";

    FormPart {
        versions = List.copyOf(versions);
        sections = List.copyOf(sections);
        after = List.copyOf(after);
        without = List.copyOf(without);
    }

    boolean isFor(String key, String version) {
        return procedureKey.equals(key) && (versions.isEmpty() || versions.contains(version));
    }
}
