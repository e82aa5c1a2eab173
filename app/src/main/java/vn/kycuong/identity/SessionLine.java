package vn.kycuong.identity;

import java.time.Instant;
import java.util.UUID;

/** One open session in the list its owner sees. */
public record SessionLine(
        UUID id, String address, String postTitle, String unitName, Instant createdAt, Instant seenAt, Instant expiresAt, boolean current) {}
