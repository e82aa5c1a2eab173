package vn.kycuong.form;

import java.time.Instant;
import vn.kycuong.kernel.ActorId;

/**
 * A part of the forms as it was put in use here.
 *
 * @param edition counts from 1
 * @param part as it then was
 * @param followsShipped whether from then on holds what the program ships
 * @param shipped by what the shipped part of that day is known; empty where there was none
 */
public record FormEdition(
        FormRef ref,
        int edition,
        FormPart part,
        boolean followsShipped,
        String shipped,
        ActorId writtenBy,
        Instant writtenAt,
        ActorId publishedBy,
        Instant publishedAt) {}
