package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.LawInForce;
import vn.kycuong.law.Limits;
import vn.kycuong.law.Rules;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.process.Processes;
import vn.kycuong.worktime.WorkTime;

/** What procedure, competence, limit and calendar say of an application at the moment it is handed in. */
@Component
class Admission {
    private final Procedures procedures;
    private final Processes processes;
    private final Limits limits;
    private final Rules rules;
    private final WorkTime workTime;

    Admission(Procedures procedures, Processes processes, Limits limits, Rules rules, WorkTime workTime) {
        this.procedures = procedures;
        this.processes = processes;
        this.limits = limits;
        this.rules = rules;
        this.workTime = workTime;
    }

    /** What a first step needs to know of procedure, law and calendar; or why it cannot be taken in. */
    sealed interface Ground {
        /** @param lawLimit where the clock counts a shorter one, to which the province committed itself */
        record Firm(
                ProcedureVersion procedure,
                UnitId competent,
                ProcessVersion process,
                ObligationClock clock,
                DueDate due,
                @Nullable Limit lawLimit)
                implements Ground {}

        record Refused(TakeInResult result) implements Ground {}
    }

    /**
     * @param received when the application came in, which decides procedure, limit and process
     * @param now as of when the calendar is asked
     */
    Ground ground(TakeIn command, UnitId unitIn, Instant received, Instant now) {
        return ground(command, unitIn, LegalZone.local(received).toLocalDate(), received, now);
    }

    /** The same by procedure, limit and process of another day, for which a head answers. */
    Ground ground(TakeIn command, UnitId unitIn, LocalDate law, Instant received, Instant now) {
        var today = LegalZone.local(received).toLocalDate();
        var procedure = procedures.get(command.procedureKey(), law);
        if (procedure.isEmpty())
            return new Ground.Refused(
                    new TakeInResult.NotHere("Thủ tục này không có trong danh mục ngày %s.".formatted(law)));
        var version = procedure.get();
        if (!version.takenInAtOneStop()) return new Ground.Refused(new TakeInResult.NotHere(version.refusal()));
        if (!version.channels().contains(command.channel().name())) {
            return new Ground.Refused(new TakeInResult.NotHere("Thủ tục này không nhận theo cách nộp đã chọn."));
        }
        return switch (procedures.competentUnit(version, unitIn, command.place(), today)) {
            case Procedures.Competence.NotHere(var why, var where) ->
                new Ground.Refused(new TakeInResult.NotHere((why + " " + where).strip()));
            case Procedures.Competence.Competent(UnitId competent) ->
                firm(command, version, competent, law, received, now);
        };
    }

    /** What the registers say of an application to a unit that is known. */
    Ground firm(TakeIn command, ProcedureVersion version, UnitId competent, Instant received, Instant now) {
        return firm(command, version, competent, LegalZone.local(received).toLocalDate(), received, now);
    }

    private Ground firm(
            TakeIn command, ProcedureVersion version, UnitId competent, LocalDate law, Instant received, Instant now) {
        return switch (limits.inForce(
                version.limitSubject(),
                command.procedureCase(),
                command.channel().name(),
                law)) {
            case Limits.InForceResult.NoneInForce no ->
                new Ground.Refused(new TakeInResult.NoLimitInForce(no.reason()));
            case Limits.InForceResult.InForce in -> {
                var calendar = workTime.calendar(competent, now);
                var rule = rules.at(law, version.limitSubject());
                var lawful = ObligationClock.started(received, in.limit(), in.basis(), rule.sameDayCutoff());
                var committed = rule.committedLimit(command.procedureCase())
                        .map(own -> ObligationClock.started(
                                received, Limit.parse(own.value()), own.basis(), rule.sameDayCutoff()))
                        .filter(own -> own.due(calendar, now)
                                .at()
                                .isBefore(lawful.due(calendar, now).at()));
                var clock = committed.orElse(lawful);
                var due = clock.due(calendar, now);
                var lawLimit = committed.isPresent() ? in.limit() : null;
                yield processes
                        .inForce(version.processCode(), law)
                        .<Ground>map(process -> new Ground.Firm(version, competent, process, clock, due, lawLimit))
                        .orElseGet(() -> new Ground.Refused(new TakeInResult.NotHere(
                                "Thủ tục này chưa có quy trình nội bộ nào có hiệu lực, nên chưa tiếp nhận được.")));
            }
        };
    }

    Optional<UnitId> competent(TakeIn command, UnitId unitIn, Instant now) {
        var today = LegalZone.local(now).toLocalDate();
        return procedures
                .get(command.procedureKey(), today)
                .map(v -> procedures.competentUnit(v, unitIn, command.place(), today))
                .filter(Procedures.Competence.Competent.class::isInstance)
                .map(c -> ((Procedures.Competence.Competent) c).unit());
    }

    ObligationClock answerClock(Instant now) {
        var law = rules.at(LegalZone.local(now).toLocalDate());
        return ObligationClock.started(now, law.receptionLimit(), law.receptionBasis(), law.sameDayCutoff());
    }

    /** The last day on which an applicant who was guided may come back: a working day, by the rule of the day. */
    LocalDate guidedUntil(UnitId oneStop, Instant at) {
        var day = LegalZone.local(at).toLocalDate();
        return workTime.calendar(oneStop, at)
                .nextWorkingDay(day.plusDays(rules.at(day).guidedAnswerDays()));
    }

    /** Within which time the one-stop says whether a supplement that came online is complete. */
    ObligationClock checkClock(Instant at) {
        var law = rules.at(LegalZone.local(at).toLocalDate());
        return ObligationClock.started(
                at,
                law.supplementCheckLimit(),
                law.rule(LawInForce.SUPPLEMENT_CHECK).basis(),
                law.sameDayCutoff());
    }

    static List<String> missing(ProcedureVersion version, TakeIn command) {
        var missing = new ArrayList<String>();
        for (var paper : version.papersOf(command.procedureCase())) {
            if (paper.mandatory()
                    && !paper.presentOnly()
                    && !command.application().has(paper.name())) missing.add(paper.name());
        }
        return missing;
    }

    /** When the one-stop owes its answer. */
    DueDate answerDue(ObligationClock answer, UnitId oneStop, Instant now) {
        return answer.due(workTime.calendar(oneStop, now), now);
    }

    static String reason(TakeInResult result) {
        return switch (result) {
            case TakeInResult.NotHere(String reason) -> reason;
            case TakeInResult.NoLimitInForce(String reason) -> reason;
            default -> "";
        };
    }
}
