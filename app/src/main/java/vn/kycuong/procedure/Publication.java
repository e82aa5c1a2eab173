package vn.kycuong.procedure;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the publication decision of a version says beside papers, fees and limits (quyết định công bố).
 *
 * @param decision its number, or null where it is not known
 * @param kind the kind of procedure (loại thủ tục), or null where it is not known
 * @param fieldCode e.g. G15-TP07, or null
 * @param sequence the steps as the citizen meets them (trình tự thực hiện)
 * @param conditions requirements (yêu cầu, điều kiện), or empty
 * @param reception where it is handed in, or empty
 */
public record Publication(
        @Nullable String decision,
        @Nullable LocalDate decidedOn,
        @Nullable String kind,
        @Nullable String fieldCode,
        List<String> sequence,
        String conditions,
        String reception,
        List<Agency> agencies,
        List<Way> ways) {
    public Publication {
        sequence = List.copyOf(sequence);
        agencies = List.copyOf(agencies);
        ways = List.copyOf(ways);
    }

    /** The agencies that have a part in it, in the order of the decision. */
    public List<Agency> agencies(Agency.Part part) {
        return agencies.stream().filter(a -> a.part() == part).toList();
    }
}
