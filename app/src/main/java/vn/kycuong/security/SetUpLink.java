package vn.kycuong.security;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.Accounts;
import vn.kycuong.launch.FirstAdministrator;

/** The link that an empty installation prints at its start, until somebody has used one. */
@Component
class SetUpLink implements FirstAdministrator {
    private final Accounts accounts;

    SetUpLink(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<String> oneTimePath() {
        return accounts.hasAdministrator()
                ? Optional.empty()
                : Optional.of("/thiet-lap#token=" + accounts.openSetUpLink());
    }
}
