package vn.kycuong.deadline;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.WorkingTime;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.WarningLead;
import vn.kycuong.law.Rules;

/** Makes a legal clock from facts as sent, and reads it. Each fact that cannot be so is named by its place. */
final class ClockFacts {
    private static final int MOST_PAUSES = 100;
    private static final int LONGEST_PAPER = 300;

    private final Office office;
    private final Rules rules;
    private final Instant present;

    /** @param place its place in the question, as the sender counts */
    private record Stop(
            String place, Instant from, @Nullable Instant to, Ground ground, String paper, ResumePolicy resume) {}

    ClockFacts(Office office, Rules rules, Instant present) {
        this.office = office;
        this.rules = rules;
        this.present = present;
    }

    ClockAnswer answer(ClockQuestion asked) throws Refused {
        var from = Moments.read(asked.from(), "from");
        var limit = Office.limit(asked.limit());
        office.due(from, limit); // names what is wrong with receipt and limit alone
        var clock = stopped(started(from, limit), stops(asked.pauses(), from));
        var asOf = asOf(asked.asOf(), from);
        try {
            var extension = asked.extension();
            return reading(extension == null ? clock : extended(clock, extension, from, asOf), asOf);
        } catch (IllegalArgumentException outside) {
            throw office.beyond(asked.extension() == null ? "pauses" : "extension");
        }
    }

    private ObligationClock started(Instant from, Limit limit) throws Refused {
        var day = LegalZone.local(from).toLocalDate();
        var cutoff = limit instanceof Limit.SameDay
                ? office.cutoff(day, on -> Offices.cutoff(rules, on, "*"))
                : LocalTime.NOON;
        return ObligationClock.started(from, limit, "", cutoff);
    }

    private Instant asOf(String typed, Instant from) throws Refused {
        if (typed.isBlank()) return present.isAfter(from) ? present : from;
        var asOf = Moments.read(typed, "asOf");
        office.check(asOf, "asOf");
        if (!asOf.isBefore(from)) return asOf;
        throw before("asOf", "Thời điểm xem đồng hồ", "The moment the clock is read", asOf, from);
    }

    // ---- pauses
    // ----------------------------------------------------------------------------------------------------------

    private static ObligationClock stopped(ObligationClock clock, List<Stop> stops) {
        var with = clock;
        for (var stop : stops) {
            with = with.stopped(stop.ground(), stop.paper(), stop.from());
            var to = stop.to();
            if (to != null) with = with.resumed(to, stop.resume());
        }
        return with;
    }

    private List<Stop> stops(List<ClockQuestion.Pause> pauses, Instant from) throws Refused {
        if (pauses.size() > MOST_PAUSES) {
            throw Refused.impossible(
                    "pauses",
                    "Có %d lần tạm dừng; tính được nhiều nhất %d.".formatted(pauses.size(), MOST_PAUSES),
                    "There are %d pauses; at most %d can be counted.".formatted(pauses.size(), MOST_PAUSES));
        }
        var stops = new ArrayList<Stop>();
        for (int i = 0; i < pauses.size(); i++) stops.add(stop(pauses.get(i), "pauses[%d]".formatted(i), from));
        stops.sort(Comparator.comparing(Stop::from));
        for (int i = 1; i < stops.size(); i++) refuseOverlap(stops.get(i - 1), stops.get(i));
        return stops;
    }

    private Stop stop(ClockQuestion.Pause pause, String place, Instant received) throws Refused {
        var from = Moments.read(pause.from(), place + ".from");
        office.check(from, place + ".from");
        if (from.isBefore(received)) {
            throw before(place + ".from", "Lần tạm dừng này bắt đầu", "This pause begins", from, received);
        }
        var to = pause.to().isBlank() ? null : end(pause.to(), place + ".to", from);
        return new Stop(
                place,
                from,
                to,
                ground(pause.ground(), place + ".ground"),
                paper(pause.paper(), place + ".paper"),
                resume(pause.resume(), place + ".resume", to));
    }

    private Instant end(String typed, String parameter, Instant from) throws Refused {
        var to = Moments.read(typed, parameter);
        office.check(to, parameter);
        if (!to.isBefore(from)) return to;
        throw Refused.impossible(
                parameter,
                "Lần tạm dừng này kết thúc lúc %s, trước khi bắt đầu lúc %s."
                        .formatted(Offices.moment(to), Offices.moment(from)),
                "This pause ends at %s, before it begins at %s.".formatted(LegalZone.local(to), LegalZone.local(from)));
    }

    private static Ground ground(String typed, String parameter) throws Refused {
        for (var ground : Ground.values()) if (ground.name().equalsIgnoreCase(typed.strip())) return ground;
        var there = Arrays.stream(Ground.values()).map(Enum::name).collect(Collectors.joining(", "));
        throw Refused.unreadable(
                parameter,
                "Lý do tạm dừng “%s” không có trong luật; chọn một trong: %s."
                        .formatted(Quoted.shortened(typed), there),
                "The law knows no ground \"%s\"; choose one of %s.".formatted(Quoted.shortened(typed), there));
    }

    private static String paper(String typed, String parameter) throws Refused {
        var paper = typed.strip();
        if (!paper.isEmpty() && paper.length() <= LONGEST_PAPER) return paper;
        throw Refused.unreadable(
                parameter,
                paper.isEmpty()
                        ? "Thiếu giấy làm căn cứ: không có giấy thì không có tạm dừng, không có gia hạn."
                        : "Tên giấy dài quá %d ký tự.".formatted(LONGEST_PAPER),
                paper.isEmpty()
                        ? "The paper is missing: without a paper there is no pause and no extension."
                        : "The name of the paper is longer than %d characters.".formatted(LONGEST_PAPER));
    }

    private ResumePolicy resume(String typed, String parameter, @Nullable Instant to) throws Refused {
        var wanted = typed.strip().toUpperCase(Locale.ROOT);
        for (var policy : ResumePolicy.values()) if (policy.name().equals(wanted)) return policy;
        if (!wanted.isEmpty()) {
            throw Refused.unreadable(
                    parameter,
                    "“%s” không đọc được: viết RESUME (tính tiếp) hoặc RESTART (tính lại từ đầu)."
                            .formatted(Quoted.shortened(typed)),
                    "\"%s\" cannot be read: write RESUME or RESTART.".formatted(Quoted.shortened(typed)));
        }
        if (to == null) return ResumePolicy.RESUME; // it has not run again, so no rule has been applied
        var law = rules.at(LegalZone.local(to).toLocalDate());
        if (law.find("dossier.resume-policy").isPresent()) return law.resumePolicy();
        throw Refused.impossible(
                parameter,
                "Ngày này chưa có quy định nào về cách tính tiếp sau tạm dừng: ghi rõ RESUME hoặc RESTART.",
                "No rule on how a clock goes on after a pause is in force that day: say RESUME or RESTART.");
    }

    private static void refuseOverlap(Stop earlier, Stop later) throws Refused {
        var to = earlier.to();
        if (to == null) {
            throw Refused.impossible(
                    earlier.place() + ".to",
                    "Lần tạm dừng này chưa kết thúc thì lần sau (từ %s) không thể bắt đầu."
                            .formatted(Offices.moment(later.from())),
                    "As long as this pause has no end, the next one (from %s) cannot begin."
                            .formatted(LegalZone.local(later.from())));
        }
        if (!later.from().isBefore(to)) return;
        throw Refused.impossible(
                later.place() + ".from",
                "Lần tạm dừng từ %s chồng lên lần trước, kết thúc lúc %s."
                        .formatted(Offices.moment(later.from()), Offices.moment(to)),
                "The pause from %s overlaps the one before, which ends at %s."
                        .formatted(LegalZone.local(later.from()), LegalZone.local(to)));
    }

    // ---- extension and reading
    // ----------------------------------------------------------------------------------------------

    private ObligationClock extended(
            ObligationClock clock, ClockQuestion.Extension extension, Instant from, Instant asOf) throws Refused {
        var at = Moments.read(extension.at(), "extension.at");
        var due = Moments.read(extension.due(), "extension.due");
        office.check(at, "extension.at");
        office.check(due, "extension.due");
        if (at.isBefore(from)) {
            throw before("extension.at", "Việc hẹn lại được quyết định", "The extension is decided", at, from);
        }
        var original = clock.originalDue(office.calendar(), asOf);
        if (due.isAfter(original.at())) {
            return clock.extended(at, due, paper(extension.paper(), "extension.paper"));
        }
        throw Refused.impossible(
                "extension.due",
                "Ngày hẹn lại %s không muộn hơn hạn đang có, %s."
                        .formatted(Offices.moment(due), Offices.moment(original.at())),
                "The new date %s is not later than the due date there is, %s."
                        .formatted(LegalZone.local(due), original.local()));
    }

    private ClockAnswer reading(ObligationClock clock, Instant asOf) throws Refused {
        var due = clock.due(office.calendar(), asOf);
        office.checkEnd(due, clock.extension() == null ? "pauses" : "extension.due");
        var read = clock.read(office.calendar(), WarningLead.NONE);
        return new ClockAnswer.Reading(
                clock,
                asOf,
                due,
                read.lateFrom(),
                clock.extension() == null ? null : clock.originalDue(office.calendar(), asOf),
                remaining(clock, due, asOf),
                office);
    }

    private @Nullable WorkingTime remaining(ObligationClock clock, DueDate due, Instant asOf) {
        boolean stands = clock.phase() instanceof ObligationClock.Phase.Stopped;
        if (stands || !asOf.isBefore(due.at())) return null;
        return office.calendar().workingTimeBetween(LegalZone.local(asOf), due.local());
    }

    private static Refused before(String parameter, String vietnamese, String english, Instant at, Instant received) {
        return Refused.impossible(
                parameter,
                "%s lúc %s, trước khi nhận (%s).".formatted(vietnamese, Offices.moment(at), Offices.moment(received)),
                "%s at %s, before the receipt (%s)."
                        .formatted(english, LegalZone.local(at), LegalZone.local(received)));
    }
}
