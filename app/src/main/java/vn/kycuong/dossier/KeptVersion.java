package vn.kycuong.dossier;

import java.time.Instant;
import vn.kycuong.signature.SignatureLevel;

/**
 * One version of a signed paper after the first (bản đã nâng mức chữ ký): the one before it, and what was added behind its end.
 *
 * @param no from 1
 * @param size of the whole, in bytes
 * @param sha256 of the whole, in hexadecimal digits
 * @param authority who made the last time-stamp over it
 * @param stampedAt what that says
 * @param until the last moment of that stamp's certificate
 */
public record KeptVersion(
        int no,
        SignatureLevel level,
        int size,
        String sha256,
        String authority,
        Instant stampedAt,
        Instant until,
        Instant madeAt) {}
