package vn.kycuong.identity;

import java.util.Set;
import vn.kycuong.kernel.UnitId;

/**
 * A program that showed a token (ứng dụng kết nối).
 *
 * @param scopes what this token may read
 * @param unit at whose tree it ends
 */
public record ApiClient(String id, Set<ApiScope> scopes, UnitId unit) {
    public ApiClient {
        scopes = Set.copyOf(scopes);
    }
}
