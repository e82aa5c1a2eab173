package vn.kycuong.procedure;

import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.kycuong.law.Limits;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.ProcedureBook.Origin;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Loads the catalogue, and its limits into the register of law. */
@Component
class ProcedureRegister implements Register {
    private static final String PROCEDURES = "procedures.json";
    private static final String CATALOGUE = "catalogue.json";

    private final ProcedureRows rows;
    private final EntryRows entries;
    private final Limits limits;
    private final Organisation organisation;

    ProcedureRegister(ProcedureRows rows, EntryRows entries, Limits limits, Organisation organisation) {
        this.rows = rows;
        this.entries = entries;
        this.limits = limits;
        this.organisation = organisation;
    }

    @Override
    public Place place() {
        return Place.of(Procedures.REGISTER, 60, PROCEDURES, CATALOGUE);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var read = new ProcedureFile(
                        SourceRecord.json(PROCEDURES, files.read(PROCEDURES), findings),
                        SourceRecord.json(CATALOGUE, files.read(CATALOGUE), findings),
                        organisation)
                .read();
        return () -> store(read);
    }

    /** What this province confirmed itself stands above the files. */
    private void store(ProcedureFile read) {
        var ours = rows.keysOfTheProvince();
        var shipped =
                read.procedures.stream().filter(p -> !ours.contains(p.key())).toList();
        entries.store(shipped, Origin.SHIPPED);
        entries.storeSynonyms(read.synonyms);
        var subjectsOfOurs = ours.stream().map(key -> "procedure:" + key).collect(Collectors.toUnmodifiableSet());
        limits.replaceBut(
                "procedure",
                subjectsOfOurs,
                shipped.stream().flatMap(p -> p.limits().stream()).toList());
    }

    /** 3: a version may have several deciders, by level. */
    @Override
    public int revision() {
        return 3;
    }
}
