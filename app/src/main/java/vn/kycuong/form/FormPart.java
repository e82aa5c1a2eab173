package vn.kycuong.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked for a procedure beside what its papers ask, or for all of them.
 *
 * @param procedureKey {@code *} for what every procedure asks
 * @param versions of the procedure it is for; empty for every version
 * @param sections asked before the papers
 * @param after asked after the papers
 * @param without keys of common sections that this procedure leaves out
 * @param authorityPaper number of the paper that lets somebody hand in for another; 0 where the procedure lists none
 */
public record FormPart(
        String procedureKey,
        List<String> versions,
        List<Section> sections,
        List<Section> after,
        List<String> without,
        int authorityPaper) {
    static final String COMMON = "*";

    public FormPart {
        versions = List.copyOf(versions);
        sections = List.copyOf(sections);
        after = List.copyOf(after);
        without = List.copyOf(without);
    }

    /** Asks for nothing of its own. */
    static FormPart none(FormRef ref) {
        return new FormPart(ref.procedureKey(), versions(ref), List.of(), List.of(), List.of(), 0);
    }

    private static List<String> versions(FormRef ref) {
        return ref.version().isEmpty() ? List.of() : List.of(ref.version());
    }

    boolean isFor(String key, String version) {
        return procedureKey.equals(key) && (versions.isEmpty() || versions.contains(version));
    }

    /** Whether it is the part of this name. */
    boolean stands(FormRef ref) {
        return procedureKey.equals(ref.procedureKey())
                && (ref.version().isEmpty() ? versions.isEmpty() : versions.contains(ref.version()));
    }

    /** The same under another name. */
    FormPart under(FormRef ref) {
        return new FormPart(ref.procedureKey(), versions(ref), sections, after, without, authorityPaper);
    }

    FormPart with(List<Section> before, List<Section> afterPapers) {
        return new FormPart(procedureKey, versions, before, afterPapers, without, authorityPaper);
    }

    /** Whether nothing of its own is asked. */
    public boolean asksNothing() {
        return sections.isEmpty() && after.isEmpty() && without.isEmpty() && authorityPaper == 0;
    }

    /** All its sections in their order: those before the papers, then those after. */
    public List<Section> all() {
        return Stream.concat(sections.stream(), after.stream()).toList();
    }
}
