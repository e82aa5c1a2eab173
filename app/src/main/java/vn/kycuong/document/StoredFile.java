package vn.kycuong.document;

import java.time.Instant;
import vn.kycuong.kernel.ActorId;

/** What is known of a file without opening it. */
public record StoredFile(
        FileId id, ActorId owner, String name, FileType type, int size, Instant storedAt, boolean erased) {}
