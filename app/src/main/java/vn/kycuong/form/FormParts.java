package vn.kycuong.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts of the forms: those that ship with the program, and above them those that were put in use here.
 *
 * @param latest the latest edition of each part that was ever edited
 */
record FormParts(List<FormPart> shipped, Map<FormRef, FormEdition> latest) {
    FormParts {
        shipped = List.copyOf(shipped);
        latest = Map.copyOf(latest);
    }

    Optional<FormPart> shipped(FormRef ref) {
        return shipped.stream().filter(p -> p.stands(ref)).findFirst();
    }

    Optional<FormPart> inUse(FormRef ref) {
        return ours(ref).or(() -> shipped(ref));
    }

    private Optional<FormPart> ours(FormRef ref) {
        return Optional.ofNullable(latest.get(ref))
                .filter(e -> !e.followsShipped())
                .map(FormEdition::part);
    }

    FormPart common() {
        return inUse(FormRef.COMMON).orElseGet(() -> FormPart.none(FormRef.COMMON));
    }

    /** What a version of a procedure asks of its own: what was written here goes before what is shipped, its own version before all. */
    FormPart own(String procedureKey, String version) {
        var every = FormRef.of(procedureKey);
        return Stream.of(
                        ours(new FormRef(procedureKey, version)),
                        ours(every),
                        shipped.stream()
                                .filter(p -> p.isFor(procedureKey, version))
                                .findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> FormPart.none(every));
    }
}
