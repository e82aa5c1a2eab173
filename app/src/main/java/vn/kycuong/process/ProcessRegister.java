package vn.kycuong.process;

import java.util.ArrayList;
import org.springframework.stereotype.Component;
import vn.kycuong.process.ProcessRows.Plan;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Loads the typical steps of {@code procedures.json}, read as {@code process.json} says. */
@Component
class ProcessRegister implements Register {
    private static final String STEPS = "procedures.json";
    private static final String OWN = "process.json";

    private final ProcessRows rows;

    ProcessRegister(ProcessRows rows) {
        this.rows = rows;
    }

    @Override
    public Place place() {
        return Place.of(Processes.REGISTER, 50, STEPS, OWN);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var reading = new ProcessFile(SourceRecord.json(OWN, files.read(OWN), findings));
        var plans = new ArrayList<Plan>();
        for (var procedure :
                SourceRecord.json(STEPS, files.read(STEPS), findings).records("procedures")) {
            // Complaints and denunciations have no steps here: their desk runs them by its own law.
            if (!procedure.records("typical_steps_2020").isEmpty()) plans.addAll(reading.plans(procedure));
        }
        return () -> rows.store(plans);
    }
}
