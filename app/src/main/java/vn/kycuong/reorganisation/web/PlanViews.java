package vn.kycuong.reorganisation.web;

import java.text.Collator;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.UnitCases.Load;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Successor;
import vn.kycuong.organisation.Unit;
import vn.kycuong.reorganisation.Plan;
import vn.kycuong.reorganisation.Reorganisation;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Puts a plan into words. */
@Component
class PlanViews {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final Collator VIETNAMESE = Collator.getInstance(Locale.of("vi"));

    private final Reorganisation reorganisation;
    private final Organisation organisation;
    private final LegalClock time;

    PlanViews(Reorganisation reorganisation, Organisation organisation, LegalClock time) {
        this.reorganisation = reorganisation;
        this.organisation = organisation;
        this.time = time;
    }

    static String day(LocalDate date) {
        return date.format(DAY);
    }

    PlanView of(Plan plan, Words words) {
        var byHand = new ArrayList<PlanView.Ending>();
        var byLaw = new ArrayList<PlanView.Ending>();
        for (var ending : plan.endings()) (ending.byLaw() ? byLaw : byHand).add(ending(ending, plan, words));
        return new PlanView(
                day(plan.since()),
                plan.since().toString(),
                byHand,
                byLaw,
                after(plan),
                plan.endings().size(),
                plan.toMove(),
                plan.toMove() - plan.received(),
                time.today().isBefore(plan.since()));
    }

    private PlanView.Ending ending(Plan.Ending ending, Plan plan, Words words) {
        var known = ending.known().stream()
                .flatMap(s -> s.known().stream())
                .map(u -> organisation.nameAt(u, plan.since()))
                .collect(Collectors.joining(", "));
        var kind = ending.known().stream().map(Successor::kind).findFirst().orElse(Successor.Kind.UNKNOWN);
        return new PlanView.Ending(
                ending.unit().id(),
                named(ending.unit(), plan.since()),
                words.get("reorganisation.kind." + kind.name().toLowerCase(Locale.ROOT)),
                known,
                ending.load().decides(),
                ending.load().all(),
                ending.apart(),
                ending.target().map(u -> organisation.nameAt(u, plan.since())).orElse(null),
                ending.byLaw() ? List.of() : options(plan.since(), ending.chosen(), words));
    }

    /** A commune with its district, as it was called on its last day. */
    String named(Unit unit, LocalDate since) {
        var last = since.minusDays(1);
        var name = organisation.nameAt(unit.id(), last);
        return organisation
                .parentAt(unit.id(), last)
                .filter(parent -> !parent.id().equals(organisation.province().id()))
                .map(parent -> name + ", " + parent.name())
                .orElse(name);
    }

    List<Option> options(LocalDate since, @Nullable UnitId chosen, Words words) {
        var options = new ArrayList<Option>();
        options.add(new Option("", words.get("reorganisation.notChosen"), chosen == null));
        reorganisation.following(since).stream()
                .sorted(Comparator.comparing(Unit::kind).thenComparing(Unit::name, VIETNAMESE))
                .forEach(u -> options.add(new Option(u.id().toString(), u.name(), u.id().equals(chosen))));
        return options;
    }

    private List<PlanView.Following> after(Plan plan) {
        return plan.receives().keySet().stream()
                .map(organisation::unit)
                .sorted(Comparator.comparing(Unit::kind).thenComparing(Unit::name, VIETNAMESE))
                .map(u -> new PlanView.Following(
                        u.name(),
                        plan.now().getOrDefault(u.id(), Load.NONE).decides(),
                        plan.receives().getOrDefault(u.id(), 0)))
                .toList();
    }
}
