package vn.kycuong.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.directive.Directives;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Targets;
import vn.kycuong.worktime.LegalClock;

/**
 * Opens a reading for whoever fits a campaign today and has none, moves it with the person, and closes it when the rule does not mean him any
 * more or another version is read. It looks at what is there, not at what changed: a week switched off loses nothing, and a second look finds
 * nothing to do.
 */
@Component
public class ReadingSweep implements Recurring {
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int BATCH = 500;
    /** What acts of the system hold: V070. */
    private static final String RIGHT = "kernel.sweep";

    private final CampaignRows campaigns;
    private final ReadingRows rows;
    private final Ledger ledger;
    private final Targets targets;
    private final Directives directives;
    private final Rules rules;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("reading-sweep", REST, () -> {
        sweep();
        return false;
    });

    ReadingSweep(
            CampaignRows campaigns,
            ReadingRows rows,
            Ledger ledger,
            Targets targets,
            Directives directives,
            Rules rules,
            LegalClock time,
            TransactionTemplate transaction) {
        this.campaigns = campaigns;
        this.rows = rows;
        this.ledger = ledger;
        this.targets = targets;
        this.directives = directives;
        this.rules = rules;
        this.time = time;
        this.transaction = transaction;
    }

    /** Does all there is to do now; answers how many readings it changed. */
    public int sweep() {
        int changed = 0;
        for (var over : campaigns.overWithOpenReadings()) changed += whole(() -> end(over));
        for (var campaign : campaigns.inForce()) changed += whole(() -> follow(campaign));
        return changed;
    }

    /** There is something to do: to be called after a campaign was decided. */
    public void nudge() {
        recurrence.nudge();
    }

    /** One piece of work; 0 when it is done. */
    private interface Batch {
        int run();
    }

    private int whole(Batch batch) {
        int changed = 0;
        int round;
        do {
            round = Objects.requireNonNull(transaction.execute(_ -> batch.run()));
            changed += round;
        } while (round == BATCH);
        return changed;
    }

    // ---- whoever fits

    private int follow(Campaign campaign) {
        if (!campaigns.lock(campaign.id())) return 0; // another instance does it
        var now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        var seats = ReadingRules.seats(
                targets.holdings(campaign.plan().target(), LegalZone.local(now).toLocalDate()));
        var changes = ReadingRules.changes(seats, rows.known(campaign.id()));
        var some = changes.subList(0, Math.min(BATCH, changes.size()));
        return some.isEmpty() ? 0 : new Round(campaign, now).make(some);
    }

    /** What is written together: an act where the case is open, and the desk's row with it. */
    private record Planned(@Nullable Act act, ReadingRows.@Nullable Begun begun, ReadingRows.@Nullable Turn turn) {}

    /**
     * Writes what can be written and answers how much. Where a case went on meanwhile (somebody confirmed, the clock became late) nothing is
     * written of it, and the next round looks again.
     */
    private int write(List<Planned> planned) {
        var outcomes = ledger.record(planned.stream()
                        .flatMap(p -> Stream.ofNullable(p.act()))
                        .toList())
                .iterator();
        var done = new ArrayList<Planned>();
        for (var p : planned) {
            var outcome = p.act() == null ? null : outcomes.next();
            if (outcome instanceof ActOutcome.Forbidden)
                throw new IllegalStateException("The sweep may not write reading " + p);
            if (!(outcome instanceof ActOutcome.Stale)) done.add(p);
        }
        rows.begin(done.stream().flatMap(p -> Stream.ofNullable(p.begun())).toList());
        rows.turn(done.stream().flatMap(p -> Stream.ofNullable(p.turn())).toList());
        return done.size();
    }

    /** One round over one campaign at one moment. */
    private final class Round {
        private final Campaign campaign;
        private final Instant now;
        private final String key;
        private final Map<ReadingGroup, String> fingerprints;

        Round(Campaign campaign, Instant now) {
            this.campaign = campaign;
            this.now = now;
            this.key = campaigns.key(campaign.id());
            this.fingerprints = campaigns.fingerprints(campaign.id());
        }

        int make(List<ReadingRules.Change> changes) {
            var states =
                    ledger.find(changes.stream().flatMap(c -> known(c).stream()).toList());
            return write(changes.stream()
                    .map(change -> switch (change) {
                        case ReadingRules.Change.Open open -> open(open);
                        case ReadingRules.Change.Move(var known, var to) ->
                            move(known, to, Objects.requireNonNull(states.get(known.id())));
                        case ReadingRules.Change.Leave(var known) ->
                            leave(known, Objects.requireNonNull(states.get(known.id())));
                    })
                    .toList());
        }

        private static Optional<CaseId> known(ReadingRules.Change change) {
            return switch (change) {
                case ReadingRules.Change.Open _ -> Optional.empty();
                case ReadingRules.Change.Move m -> Optional.of(m.known().id());
                case ReadingRules.Change.Leave l -> Optional.of(l.known().id());
            };
        }

        private Planned open(ReadingRules.Change.Open open) {
            var id = id(open.person(), open.stay());
            var unit = open.seat().unit();
            var text = sha256(open.seat().group());
            var facts = new HashMap<String, Object>();
            var order = campaign.plan().orderedBy();
            if (order != null) facts.putAll(order.facts());
            facts.put("document", campaign.plan().document());
            facts.put("campaign", campaign.id());
            facts.put("reader", open.person().value());
            facts.put("group", open.seat().group().name());
            facts.put("sha256", text);
            if (campaign.replaces() != null) facts.put("replaces", campaign.replaces());
            var act = act(
                    CaseState.unopened(id, Readings.KIND),
                    unit,
                    ReadingEvent.OPENED,
                    ReadingRules.opened(unit, clock()),
                    facts,
                    now);
            var begun = new ReadingRows.Begun(
                    id.value(),
                    campaign.id(),
                    open.person().value(),
                    open.stay(),
                    unit.value(),
                    open.seat().group().name(),
                    text,
                    now);
            return new Planned(act, begun, null);
        }

        /** The same person, campaign and stay is one case; nobody else can name it, because the campaign's key is random. */
        private CaseId id(ActorId person, int stay) {
            return CaseId.ofForm("%s/%d/%d".formatted(key, person.value(), stay));
        }

        private ObligationClock clock() {
            var law = rules.at(LegalZone.local(now).toLocalDate());
            return ObligationClock.started(
                    now, Limit.parse(campaign.plan().days() + "WD-EOD"), basis(campaign), law.sameDayCutoff());
        }

        private Planned move(ReadingRules.Known known, ReadingRules.Seat to, CaseState c) {
            var state = ReadingRules.state(c);
            // who has confirmed keeps the text that he confirmed
            var group = state == ReadingState.OPEN ? to.group() : known.group();
            var text = state == ReadingState.OPEN ? sha256(group) : known.sha256();
            var facts =
                    Map.of("campaign", campaign.id(), "unit", to.unit().value(), "group", group.name(), "sha256", text);
            var act = c.isOpen()
                    ? act(c, c.unitNow(), ReadingEvent.MOVED, ReadingRules.moved(c, to.unit()), facts, now)
                    : null;
            return new Planned(act, null, turn(known, to.unit(), group, text, state, true));
        }

        private Planned leave(ReadingRules.Known known, CaseState c) {
            var act = c.isOpen()
                    ? act(
                            c,
                            c.unitNow(),
                            ReadingEvent.LEFT,
                            ReadingRules.ended(ReadingState.LEFT),
                            Map.of("campaign", campaign.id()),
                            now)
                    : null;
            var state = c.isOpen() ? ReadingState.LEFT : ReadingRules.state(c);
            return new Planned(act, null, turn(known, known.unit(), known.group(), known.sha256(), state, false));
        }

        private ReadingRows.Turn turn(
                ReadingRules.Known known,
                UnitId unit,
                ReadingGroup group,
                String text,
                ReadingState state,
                boolean fits) {
            return new ReadingRows.Turn(known.id().value(), unit.value(), group.name(), text, state.name(), now, fits);
        }

        private String sha256(ReadingGroup group) {
            return Objects.requireNonNull(
                    fingerprints.get(campaign.plan().textOf(group)),
                    () -> "Campaign " + campaign.id() + " has no text for " + group);
        }
    }

    private String basis(Campaign campaign) {
        var document = directives
                .find(campaign.plan().document())
                .map(d -> d.document().sign())
                .orElse(campaign.plan().document());
        return "Đợt quán triệt văn bản " + document;
    }

    // ---- campaigns that are over

    private int end(Campaign campaign) {
        if (!campaigns.lock(campaign.id())) return 0;
        var now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean superseded = campaign.state() == Campaign.State.SUPERSEDED;
        var how = superseded ? ReadingState.SUPERSEDED : ReadingState.WITHDRAWN;
        var event = superseded ? ReadingEvent.SUPERSEDED : ReadingEvent.WITHDRAWN;
        var open = rows.open(campaign.id(), BATCH);
        var states = ledger.find(open.stream().map(Reading::id).toList());
        return write(open.stream()
                .map(r -> ended(campaign, r, Objects.requireNonNull(states.get(r.id())), how, event, now))
                .toList());
    }

    private static Planned ended(
            Campaign campaign, Reading r, CaseState c, ReadingState how, ReadingEvent event, Instant now) {
        var act = c.isOpen()
                ? act(c, c.unitNow(), event, ReadingRules.ended(how), Map.of("campaign", campaign.id()), now)
                : null;
        var state = c.isOpen() ? how : ReadingRules.state(c);
        return new Planned(
                act,
                null,
                new ReadingRows.Turn(
                        r.id().value(), r.unit().value(), r.group().name(), r.sha256(), state.name(), now, true));
    }

    private static Act act(
            CaseState before,
            UnitId unit,
            ReadingEvent event,
            List<Effect> effects,
            Map<String, ?> facts,
            Instant now) {
        return Act.of(
                before,
                new Act.By(ActorId.SYSTEM, PostId.NONE, unit, now, now, null),
                event.kind(),
                RIGHT,
                unit,
                effects,
                facts,
                null);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
