package vn.kycuong.sample;

import java.time.LocalDate;
import java.util.stream.Stream;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;

/** The unit whose accounts a visitor is offered: a district while there are districts, afterwards a ward. */
final class Showcase {
    private Showcase() {}

    static Unit unit(Organisation organisation, LocalDate today) {
        return Stream.concat(
                        organisation.unitsAt(today, UnitKind.DISTRICT).stream()
                                .filter(u -> u.name().contains("Hữu Lũng")),
                        organisation.unitsAt(today, UnitKind.COMMUNE).stream()
                                .filter(u -> u.name().equals("Phường Tam Thanh")))
                .findFirst()
                .orElseThrow();
    }
}
