package vn.kycuong.launch;

import java.util.Optional;

/** Makes the link with which a real installation gets its first administrator. */
public interface FirstAdministrator {
    /** The path of a fresh one-time link, beginning with a slash; empty when there is an administrator already. */
    Optional<String> oneTimePath();
}
