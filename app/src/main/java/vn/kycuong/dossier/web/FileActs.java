package vn.kycuong.dossier.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.Apologies;
import vn.kycuong.dossier.AskingTimes;
import vn.kycuong.dossier.Consultations;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** What the forms of the general acts choose from: colleagues, units, grounds, opinions that are awaited. */
@Component
class FileActs {
    private final Organisation organisation;
    private final People people;
    private final ClockPictures clocks;
    private final AskingTimes asking;
    private final Apologies apologies;
    private final LegalClock time;

    FileActs(
            Organisation organisation,
            People people,
            ClockPictures clocks,
            AskingTimes asking,
            Apologies apologies,
            LegalClock time) {
        this.organisation = organisation;
        this.people = people;
        this.clocks = clocks;
        this.asking = asking;
        this.apologies = apologies;
        this.time = time;
    }

    ActsView of(FileView file, Officer officer) {
        var c = file.state();
        return new ActsView(
                c.openConsultations().stream().map(o -> asked(c, o, officer)).toList(),
                file.may("consult") || file.may("rehome") || file.may("refer") ? units(c) : List.of(),
                Arrays.stream(Ground.values())
                        .filter(g -> g.isChosen() && g != Ground.SUPPLEMENT)
                        .map(g -> new Option(g.name(), g.text(clocks.words().locale()), false))
                        .toList(),
                file.may("pass") ? colleagues(c, officer) : List.of(),
                file.may("waiveApology") ? exemptions(c) : List.of());
    }

    /** Until when papers may still be asked for; empty when that is no question any more. */
    Optional<AskingView> asking(FileView file) {
        var now = file.now();
        return asking.of(file.state(), file.dossier().procedureKey(), now)
                .filter(_ -> AskingTimes.isStillToAsk(file.state()))
                .map(t -> new AskingView(
                        t,
                        clocks.remaining(file.state().unitNow().value(), t.until(), t.lateFrom(), now),
                        t.isOver(now) ? "late" : t.isNear(now) ? "soon" : "on"));
    }

    private ActsView.Asked asked(CaseState c, Obligation o, Officer officer) {
        var work = c.workFor(o.no()).orElse(null);
        return new ActsView.Asked(
                o.no(),
                organisation.nameAt(o.unit(), time.today()),
                clocks.due(o, time.instant()).at(),
                work == null || work.holder() == null ? "" : people.name(work.holder()),
                isFor(work, officer),
                Consultations.isTacit(o));
    }

    private static boolean isFor(@Nullable WorkItem work, Officer officer) {
        return work != null && OfferedActs.isFor(work, officer);
    }

    private List<Option> exemptions(CaseState c) {
        return apologies.exemptions(c).stream()
                .map(e -> new Option(e.code(), e.said(), false))
                .toList();
    }

    /** Departments, bodies of ministries and communes of today, without the one the matter lies with. */
    private List<Option> units(CaseState c) {
        return organisation.unitsAt(time.today()).stream()
                .filter(u -> u.kind() != UnitKind.PROVINCE && !u.id().equals(c.unitNow()))
                .sorted(Comparator.comparing(u -> u.name(clocks.words().locale())))
                .map(u -> new Option(
                        String.valueOf(u.id().value()), u.name(clocks.words().locale()), false))
                .toList();
    }

    private List<Option> colleagues(CaseState c, Officer officer) {
        return c.openWork().stream()
                .flatMap(w -> people.at(w.unit(), w.role(), time.today()).stream())
                .filter(p -> !p.actor().equals(officer.actor()))
                .map(p -> new Option(String.valueOf(p.actor().value()), p.name(), false))
                .toList();
    }
}
