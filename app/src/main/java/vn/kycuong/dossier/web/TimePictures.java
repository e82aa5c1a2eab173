package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Hand;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.kernel.TimeInHand.Part;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Posts;
import vn.kycuong.process.Processes;
import vn.kycuong.ui.HandStrip;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.WorkTime;

/** Where the time of a dossier lay: a strip and a table whose parts sum to the whole. */
@Component
class TimePictures {
    private final Ledger ledger;
    private final WorkTime workTime;
    private final Posts posts;
    private final People people;
    private final Organisation organisation;
    private final Processes processes;

    TimePictures(
            Ledger ledger,
            WorkTime workTime,
            Posts posts,
            People people,
            Organisation organisation,
            Processes processes) {
        this.ledger = ledger;
        this.workTime = workTime;
        this.posts = posts;
        this.people = people;
        this.organisation = organisation;
        this.processes = processes;
    }

    /** Of the obligation the file shows; empty when nothing is owed yet. */
    Optional<TimeView> of(FileView file, Officer officer) {
        var owed = file.owed();
        if (owed == null) return Optional.empty();
        var calendar = workTime.calendar(owed.unit(), file.now());
        var time = TimeInHand.of(
                ledger.entries(file.state().id()),
                new TimeInHand.Question(owed.no(), calendar, posts.heads(), file.now()));
        return time.parts().isEmpty() ? Optional.empty() : Optional.of(view(file, time, calendar, officer));
    }

    private TimeView view(FileView file, TimeInHand time, WorkingCalendar calendar, Officer officer) {
        var lines = new ArrayList<TimeView.Line>();
        var drawn = new ArrayList<HandStrip.Part>();
        for (var part : time.parts()) {
            int number = lines.size() + 1;
            lines.add(line(file.state(), part, number, calendar, contestHref(file, time, part, officer)));
            drawn.add(new HandStrip.Part(look(part.hand()), part.minutes(), number));
        }
        return new TimeView(
                HandStrip.svg(
                        drawn,
                        words().get(
                                        "dossier.hand.strip",
                                        lines.size(),
                                        hours(time.whole().minutes()))),
                lines,
                totals(time),
                duration(calendar, time.from(), time.to()),
                hours(time.whole().minutes()),
                hours(time.counted().minutes()));
    }

    private TimeView.Line line(CaseState state, Part part, int number, WorkingCalendar calendar, String contestHref) {
        var hand = part.hand();
        return new TimeView.Line(
                number,
                HandStrip.sample(look(hand)),
                "dossier.hand." + hand.kind().name(),
                who(hand),
                hand.kind().isOfUnit() ? unitName(hand.unit(), part.from()) : "",
                part.head() == null ? "" : people.name(part.head()),
                step(state, hand.step()),
                When.brief(part.from()),
                When.brief(part.to()),
                part.opened(),
                part.ended(),
                duration(calendar, part.from(), part.to()),
                hours(part.minutes()),
                "dossier.hand.counting." + part.counting().name(),
                contestHref);
    }

    /** Who is charged with an ended part may contest it; the desk that decides about contests checks again. */
    private static String contestHref(FileView file, TimeInHand time, Part part, Officer officer) {
        boolean charged = officer.actor().equals(part.hand().officer())
                || officer.actor().equals(part.head())
                || part.hand().kind().isOfUnit()
                        && officer.unit().equals(part.hand().unit())
                        && officer.may(Rights.APPROVE);
        boolean running = part.ended() == 0 && part.to().equals(time.to());
        if (!charged || running || part.minutes() == 0) return "";
        return "/xem-lai-thoi-gian/moi?vu-viec=" + file.id() + "&nghia-vu=" + time.obligation() + "&tu=" + part.from();
    }

    private List<TimeView.Total> totals(TimeInHand time) {
        record Name(Hand.Kind kind, UnitId unit) {}
        var totals = new ArrayList<TimeView.Total>();
        time.by(p -> new Name(total(p.hand().kind()), p.hand().unit()))
                .forEach((name, sum) -> totals.add(new TimeView.Total(
                        "dossier.hand.total." + name.kind().name(),
                        name.kind().isOfUnit() ? unitName(name.unit(), time.to()) : "",
                        hours(sum.minutes()))));
        return totals;
    }

    /** A unit's time is one sum, whether somebody had taken the work or not. */
    private static Hand.Kind total(Hand.Kind kind) {
        return kind == Hand.Kind.UNTAKEN ? Hand.Kind.OFFICER : kind;
    }

    private String who(Hand hand) {
        if (hand.officer() != null) return people.name(hand.officer());
        return hand.ground() == null ? "" : hand.ground().text(LocaleContextHolder.getLocale());
    }

    private String step(CaseState state, int step) {
        if (state.process() == 0 || step == 0) return "";
        return processes.version(state.process()).steps().stream()
                .filter(s -> s.no() == step)
                .findFirst()
                .map(ProcessStep::action)
                .orElse("");
    }

    private String unitName(UnitId unit, Instant at) {
        LocalDate day = LegalZone.local(at).toLocalDate();
        return organisation.nameAt(unit, day);
    }

    private String duration(WorkingCalendar calendar, Instant from, Instant to) {
        return calendar.workingTimeBetween(LegalZone.local(from), LegalZone.local(to))
                .amount(words().locale());
    }

    /** "18:30": sums can be checked by hand. */
    static String hours(long minutes) {
        return "%d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private static HandStrip.Look look(Hand hand) {
        return switch (hand.kind()) {
            case OFFICER -> HandStrip.Look.WORK;
            case UNTAKEN -> HandStrip.Look.WAITING;
            case AGENCY -> HandStrip.Look.AGENCY;
            case CITIZEN -> HandStrip.Look.CITIZEN;
            case PAUSE -> HandStrip.Look.PAUSE;
        };
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
