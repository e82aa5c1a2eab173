package vn.kycuong.publicapi;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.ApiClient;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.worktime.LegalClock;

/** Of which units a program may read: its own and those below, as the organisation stands today. */
@Component
class ClientUnits {
    private final Organisation organisation;
    private final LegalClock time;

    ClientUnits(Organisation organisation, LegalClock time) {
        this.organisation = organisation;
        this.time = time;
    }

    Scope scope(ApiClient client) {
        return Scope.of(tree(client.unit()), 0);
    }

    List<UnitId> tree(UnitId unit) {
        return organisation.subtree(unit, time.today()).stream().map(Unit::id).toList();
    }

    /** A unit that it may read of; another's is none. */
    Optional<Unit> find(String keyCodeOrNumber, ApiClient client) {
        var scope = scope(client);
        return organisation.find(keyCodeOrNumber).filter(u -> scope.contains(u.id()));
    }
}
