package vn.kycuong.custody;

import java.util.UUID;

/** The sign under which a case speaks of a person whose name it does not hold (ký hiệu người được bảo vệ): random, and tells nothing. */
public record PersonRef(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
