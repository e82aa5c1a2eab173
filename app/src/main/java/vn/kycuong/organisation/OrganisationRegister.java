package vn.kycuong.organisation;

import java.util.ArrayList;
import org.springframework.stereotype.Component;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Loads the units and what became of them. */
@Component
class OrganisationRegister implements Register {
    private static final String UNITS = "units.json";
    private static final String OWN = "organisation.json";
    private static final String SUCCESSORS = "successors.csv";

    private final UnitRows rows;

    OrganisationRegister(UnitRows rows) {
        this.rows = rows;
    }

    @Override
    public Place place() {
        return Place.of(Organisation.REGISTER, 30, UNITS, OWN, SUCCESSORS);
    }

    static UnitFile units(SourceFiles files, Findings findings) {
        return new UnitFile(
                        SourceRecord.json(UNITS, files.read(UNITS), findings),
                        SourceRecord.json(OWN, files.read(OWN), findings))
                .read();
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var units = units(files, findings);
        var successors = new ArrayList<>(units.successors);
        successors.addAll(
                new SuccessorFile(units.units).read(SourceRecord.csv(SUCCESSORS, files.read(SUCCESSORS), findings)));
        return () -> rows.store(units.units, units.placings, successors);
    }
}
