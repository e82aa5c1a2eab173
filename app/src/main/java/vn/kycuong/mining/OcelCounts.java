package vn.kycuong.mining;

import java.util.Map;

/**
 * What an object-centric log holds, whichever type of objects makes the cases (nhật ký theo đối tượng, OCEL 2.0).
 *
 * @param objectTypes objects by type
 * @param caseType the type that makes the cases
 */
public record OcelCounts(
        long events,
        long objects,
        long eventObjectLinks,
        long objectObjectLinks,
        Map<String, Long> objectTypes,
        String caseType) {
    public OcelCounts {
        objectTypes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(objectTypes));
    }
}
