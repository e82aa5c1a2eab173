package vn.kycuong.document;

import java.util.UUID;

/** Identity of an uploaded file: random, 128 bits. */
public record FileId(UUID value) {
    public static FileId parse(String text) {
        return new FileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
