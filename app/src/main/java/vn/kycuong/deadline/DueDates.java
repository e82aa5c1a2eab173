package vn.kycuong.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Service;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.deadline.DueAnswer.ByProcedure;
import vn.kycuong.law.Limits;
import vn.kycuong.law.Limits.InForceResult.InForce;
import vn.kycuong.law.Limits.InForceResult.NoneInForce;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.ProcedureCase;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Answers by when something is due, and what a legal clock says under given facts. The page, the interface and the tool ask here. */
@Service
public class DueDates {
    private final Offices offices;
    private final Procedures procedures;
    private final Limits limits;
    private final Rules rules;
    private final LegalClock time;

    DueDates(
            WorkTime workTime,
            Organisation organisation,
            Procedures procedures,
            Limits limits,
            Rules rules,
            LegalClock time,
            Clock system) {
        this.offices = Offices.of(workTime, rules, organisation, system);
        this.procedures = procedures;
        this.limits = limits;
        this.rules = rules;
        this.time = time;
    }

    /** By when it is due. */
    public DueAnswer answer(DueQuestion asked) {
        try {
            return asked.procedure().isBlank() ? byLimit(asked) : byProcedure(asked);
        } catch (Refused no) {
            return new DueAnswer.No(no.refusal());
        }
    }

    /** What a legal clock says under the facts given. */
    public ClockAnswer answer(ClockQuestion asked) {
        try {
            var office = offices.find(asked.unit(), asked.knownAt());
            return new ClockFacts(office, rules, time.instant()).answer(asked);
        } catch (Refused no) {
            return new ClockAnswer.No(no.refusal());
        }
    }

    private DueAnswer byLimit(DueQuestion asked) throws Refused {
        var from = Moments.read(asked.from(), "from");
        var limit = Office.limit(asked.limit());
        var office = offices.find(asked.unit(), asked.knownAt());
        return new DueAnswer.Due(office.due(from, limit), from, office, null);
    }

    private DueAnswer byProcedure(DueQuestion asked) throws Refused {
        if (!asked.limit().isBlank()) {
            throw Refused.unreadable(
                    "limit",
                    "Chọn một trong hai: thời hạn (limit) hoặc thủ tục (procedure).",
                    "Choose one of the two: a limit or a procedure.");
        }
        var from = Moments.read(asked.from(), "from");
        var day = LegalZone.local(from).toLocalDate();
        var office = offices.find(asked.unit(), asked.knownAt());
        office.check(from, "from");
        var procedure = procedure(asked.procedure().strip(), day);
        var one = procedureCase(procedure, asked.procedureCase().strip());
        var channel = channel(procedure, asked.channel().strip().toUpperCase(Locale.ROOT));
        return switch (limits.inForce(procedure.limitSubject(), one.key(), one.stage(), channel, day)) {
            case NoneInForce none ->
                throw Refused.impossible(
                        "procedure",
                        none.reason(),
                        "No limit that could be counted is in force on %s for this procedure and case.".formatted(day));
            case InForce in ->
                due(
                        from,
                        in,
                        office,
                        new ByProcedure(procedure, one, channel, in.basis(), in.since(), in.confidence()));
        };
    }

    private DueAnswer due(Instant from, InForce in, Office office, ByProcedure by) throws Refused {
        var subject = by.procedure().limitSubject();
        var due = office.due(from, in.limit(), day -> Offices.cutoff(rules, day, subject));
        return new DueAnswer.Due(due, from, office, by);
    }

    private ProcedureVersion procedure(String named, LocalDate day) throws Refused {
        var found = procedures.get(named, day);
        if (found.isPresent()) return found.get();
        throw Refused.unknown(
                "procedure",
                "Danh mục ngày %s không có thủ tục “%s”.".formatted(Office.vn(day), Quoted.shortened(named)),
                "The catalogue of %s has no procedure \"%s\".".formatted(day, Quoted.shortened(named)));
    }

    private static ProcedureCase procedureCase(ProcedureVersion procedure, String named) throws Refused {
        for (var one : procedure.cases()) if (named.isEmpty() || one.key().equals(named)) return one;
        var there = String.join(
                ", ", procedure.cases().stream().map(ProcedureCase::key).toList());
        throw Refused.unknown(
                "case",
                "Thủ tục này không có trường hợp “%s”; có: %s.".formatted(Quoted.shortened(named), there),
                "This procedure has no case \"%s\"; it has: %s.".formatted(Quoted.shortened(named), there));
    }

    private static String channel(ProcedureVersion procedure, String named) throws Refused {
        for (var one : procedure.channels()) if (named.isEmpty() || one.equals(named)) return one;
        var there = String.join(", ", procedure.channels());
        throw Refused.unknown(
                "channel",
                "Thủ tục này không nhận theo cách “%s”; nhận theo: %s.".formatted(Quoted.shortened(named), there),
                "This procedure is not taken in by \"%s\"; it is by: %s.".formatted(Quoted.shortened(named), there));
    }
}
