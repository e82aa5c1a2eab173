package vn.kycuong.document;

import org.jspecify.annotations.Nullable;

/** A person or organisation as a slip names them; null is left out of the paper. */
public record SlipPerson(
        String name,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String idNumber) {}
