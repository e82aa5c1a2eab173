package vn.kycuong.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.ProcessCheck.Statutory;
import vn.kycuong.law.Limits.InForceResult.InForce;
import vn.kycuong.law.Rules;
import vn.kycuong.law.Stage;
import vn.kycuong.process.StatutoryLimits;

/** Tells the register of processes what procedures there are and what the law allows them. */
@Component
class ProcessLimits implements StatutoryLimits {
    private final Procedures procedures;
    private final Rules rules;

    ProcessLimits(Procedures procedures, Rules rules) {
        this.procedures = procedures;
        this.rules = rules;
    }

    @Override
    public List<Matter> matters(LocalDate date, Locale locale) {
        return procedures.all(date).stream()
                .filter(ProcedureVersion::takenInAtOneStop)
                .map(p -> new Matter(p.processCode(), p.name(locale)))
                .toList();
    }

    /** Cases that allow the same are told once. */
    @Override
    public List<Statutory> limits(String code, LocalDate date) {
        var procedure = procedures.get(code, date);
        if (procedure.isEmpty()) return List.of();
        var cutoff = rules.at(date, procedure.get().limitSubject()).sameDayCutoff();
        var found = new ArrayList<Statutory>();
        for (var one : procedures.limits(procedure.get(), date)) {
            if (one.procedureCase().stage() != Stage.WHOLE || !(one.limit() instanceof InForce in)) continue;
            var name = "trường hợp \"%s\"".formatted(one.procedureCase().name());
            var limit = new Statutory(name, in.limit(), cutoff);
            if (!found.contains(limit)) found.add(limit);
        }
        return found;
    }
}
