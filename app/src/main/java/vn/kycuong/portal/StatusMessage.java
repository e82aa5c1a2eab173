package vn.kycuong.portal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What leaves the house of one dossier: nothing of a person.
 *
 * @param id the same for the same entry, however often it is sent
 * @param sequence grows within the dossier: what bears a smaller one is older
 * @param procedure national code, or our key where none was found
 * @param unit identifier of the deciding unit
 * @param at when it became so
 * @param due what is promised then
 */
record StatusMessage(
        UUID id,
        int sequence,
        String code,
        String procedure,
        String unit,
        int status,
        Instant at,
        @Nullable Instant due) {}
