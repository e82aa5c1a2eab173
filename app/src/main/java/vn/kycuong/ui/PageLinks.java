package vn.kycuong.ui;

import org.jspecify.annotations.Nullable;

/** Where a long list goes on. {@code shown} says which rows these are: "1–50 trong 213". */
public record PageLinks(@Nullable String previous, @Nullable String next, String shown) {}
