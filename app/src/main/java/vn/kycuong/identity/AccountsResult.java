package vn.kycuong.identity;

import java.util.List;
import vn.kycuong.kernel.ActorId;

/** The answer to making accounts: all or none. */
public sealed interface AccountsResult {
    /** In the order asked. */
    record Created(List<ActorId> actors) implements AccountsResult {}

    record LoginsTaken(List<String> logins) implements AccountsResult {}
}
