package vn.kycuong.organisation;

import java.util.Optional;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.SourceFiles;

/** The units that the reference data that ship with the program name, where there is no database. They have no numbers yet. */
public final class ShippedUnits {
    private ShippedUnits() {}

    /** The Vietnamese name of a unit by its key or code; empty if there is none. */
    public static Optional<String> name(String keyOrCode) {
        return OrganisationRegister.units(SourceFiles.shipped(), new Findings()).units.stream()
                .filter(unit -> unit.key().equals(keyOrCode) || keyOrCode.equalsIgnoreCase(unit.code()))
                .map(unit -> unit.nameVi())
                .findFirst();
    }
}
