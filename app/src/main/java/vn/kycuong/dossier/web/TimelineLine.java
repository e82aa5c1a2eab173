package vn.kycuong.dossier.web;

import java.time.Instant;

/**
 * One entry of a dossier's ledger, as its page tells it.
 *
 * @param wordKey key of what happened
 * @param who the person and post, or who else acted
 * @param text content of the entry, where it may be shown; may be empty
 * @param slip number of the slip it issued, 0 for none
 * @param form path of the slip, empty for none
 */
public record TimelineLine(
        int version,
        String wordKey,
        Instant at,
        String who,
        String unit,
        String text,
        int slip,
        String form,
        boolean undone) {}
