package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessRun;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.LawInForce;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.process.CaseValues;
import vn.kycuong.process.Processes;
import vn.kycuong.worktime.WorkTime;

/** What the desk knows and a process does not: units by their rule, clocks of consultations, the values of a dossier. */
@Component
class Moves {
    /** What a consulted unit owes. */
    static final String DUTY_OPINION = "dossier.consultation";

    private final DossierRows rows;
    private final Processes processes;
    private final Organisation organisation;
    private final Rules rules;
    private final WorkTime workTime;
    private final NumberFormRows numberForms;

    Moves(
            DossierRows rows,
            Processes processes,
            Organisation organisation,
            Rules rules,
            WorkTime workTime,
            NumberFormRows numberForms) {
        this.rows = rows;
        this.processes = processes;
        this.organisation = organisation;
        this.rules = rules;
        this.workTime = workTime;
        this.numberForms = numberForms;
    }

    ProcessVersion process(CaseState c) {
        return processes.version(c.process());
    }

    /** The rules of a day for what goes along a process: those of its procedure go before the general ones. */
    LawInForce law(ProcessVersion process, LocalDate day) {
        return rules.at(day, "procedure:" + process.code());
    }

    Optional<ProcessVersion> inForce(String code, LocalDate day) {
        return processes.inForce(code, day);
    }

    /** Around a dossier that stands in the ledger. @param paper by which a waiting step stops the clock, or empty */
    ProcessRun.Surroundings around(CaseState c, Instant now, String paper) {
        var process = process(c);
        return around(process, c.unitIn(), c.unitNow(), values(c, process, now), now, paper);
    }

    /** Around one that is being taken in. */
    ProcessRun.Surroundings around(
            ProcessVersion process, UnitId unitIn, UnitId competent, TakeIn command, Instant now) {
        var values = new CaseValues(
                command.channel().name(), command.procedureCase(), false, false, false, unitIn.equals(competent));
        return around(process, unitIn, competent, values.byName(), now, "");
    }

    Function<ProcessStep, UnitId> units(UnitId unitIn, UnitId competent, LocalDate today) {
        return step -> switch (step.place()) {
            case RECEIVING -> unitIn;
            case COMPETENT -> competent;
            case NAMED -> named(step.unitKey(), today);
        };
    }

    private ProcessRun.Surroundings around(
            ProcessVersion process,
            UnitId unitIn,
            UnitId competent,
            Map<String, Object> values,
            Instant now,
            String paper) {
        var today = LegalZone.local(now).toLocalDate();
        var law = law(process, today);
        return new ProcessRun.Surroundings(
                values,
                units(unitIn, competent, today),
                step -> ObligationClock.started(now, step.allowance(), basis(process, step), law.sameDayCutoff()),
                DUTY_OPINION,
                paper.strip(),
                law.resumePolicy(),
                step -> isNumbered(process, units(unitIn, competent, today).apply(step), today));
    }

    /** What is signed is not worked on any more: it gets its number, or goes back to whoever worked on it. */
    Decision unlessSigned(CaseState c, Decision decision) {
        boolean signed = c.process() > 0 && process(c).plan().isSigned(c);
        return signed && decision instanceof Decision.Effects ? new Decision.No("dossier.no.signedAlready") : decision;
    }

    /** Whether the result of a dossier gets a number of its own after it is signed. */
    boolean isNumbered(CaseState c, LocalDate today) {
        var process = process(c);
        return process.steps().stream()
                .filter(step -> step.kind() == ProcessStep.StepKind.NUMBER)
                .anyMatch(step -> isNumbered(
                        process, units(c.unitIn(), c.unitNow(), today).apply(step), today));
    }

    private boolean isNumbered(ProcessVersion process, UnitId unit, LocalDate today) {
        return numberForms.inForce(unit, process.code(), today).isPresent();
    }

    private static String basis(ProcessVersion process, ProcessStep step) {
        return "Quy trình nội bộ %s, phiên bản %d, bước %d".formatted(process.code(), process.version(), step.no());
    }

    private UnitId named(String key, LocalDate today) {
        var unit = organisation
                .byKey(key)
                .orElseThrow(() -> new IllegalStateException("A process in force names no unit: " + key));
        return organisation.dutyBearer(unit.id(), today).orElse(unit).id();
    }

    /** A process without conditions needs no values, and a click no further read. */
    private Map<String, Object> values(CaseState c, ProcessVersion process, Instant now) {
        if (process.moves().stream().noneMatch(ProcessMove::isConditional)) return Map.of();
        var dossier = rows.find(c.id()).orElseThrow();
        var whole = c.obligation(Tier.WHOLE);
        var clock = whole.orElseThrow().clock();
        var lateFrom =
                clock.due(workTime.calendar(whole.get().unit(), now), now).lateFrom();
        return new CaseValues(
                        dossier.channel().name(),
                        dossier.procedureCase(),
                        !now.isBefore(lateFrom),
                        clock.stops().stream().anyMatch(s -> s.ground() == vn.kycuong.kernel.Ground.SUPPLEMENT),
                        clock.extension() != null,
                        c.unitIn().equals(c.unitNow()))
                .byName();
    }
}
