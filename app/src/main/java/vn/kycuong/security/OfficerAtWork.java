package vn.kycuong.security;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.kycuong.identity.Officer;

/** An officer, as Spring Security wants to see one. Rights are not repeated here: desks ask the officer. */
final class OfficerAtWork extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final transient Officer officer;

    OfficerAtWork(Officer officer) {
        super(List.of());
        this.officer = officer;
        setAuthenticated(true);
    }

    static Optional<Officer> now() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof OfficerAtWork work
                ? Optional.of(work.officer)
                : Optional.empty();
    }

    @Override
    public Officer getPrincipal() {
        return officer;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OfficerAtWork work && work.officer.equals(officer);
    }

    @Override
    public int hashCode() {
        return officer.hashCode();
    }
}
