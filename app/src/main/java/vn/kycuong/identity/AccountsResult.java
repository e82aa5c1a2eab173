package vn.kycuong.identity;

import java.util.List;

/** The answer to making accounts: all or none. */
public sealed interface AccountsResult {
    record Created(int count) implements AccountsResult {}

    record LoginsTaken(List<String> logins) implements AccountsResult {}
}
