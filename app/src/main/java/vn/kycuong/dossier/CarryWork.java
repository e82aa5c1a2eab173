package vn.kycuong.dossier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.JobWork;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Effect;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;

/** Carries the accepted lines of a file over, each to a case whose first entry says that nothing before it is in the ledger. */
@Component
class CarryWork implements JobWork {
    static final String KIND = "dossier.carry";

    private final CarryRows rows;
    private final CarryGround ground;
    private final CarryEffects effects;
    private final DossierRows dossiers;
    private final IdentityNumbers numbers;
    private final Identity identity;
    private final Organisation organisation;
    private final Ledger ledger;
    private final ActPath path;

    CarryWork(
            CarryRows rows,
            CarryGround ground,
            CarryEffects effects,
            DossierRows dossiers,
            IdentityNumbers numbers,
            Identity identity,
            Organisation organisation,
            Ledger ledger,
            ActPath path) {
        this.rows = rows;
        this.ground = ground;
        this.effects = effects;
        this.dossiers = dossiers;
        this.numbers = numbers;
        this.identity = identity;
        this.organisation = organisation;
        this.ledger = ledger;
        this.path = path;
    }

    /** One job a file. */
    static UUID job(UUID file) {
        return UUID.nameUUIDFromBytes(("carry:" + file).getBytes(StandardCharsets.UTF_8));
    }

    /** The case that a line becomes. */
    static CaseId caseOf(UUID file, int no) {
        return CaseId.ofForm("carry:%s:%d".formatted(file, no));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<JobItem> run(JobOrder order, List<JobItem> items) {
        var officer = identity.at(order.actor(), order.post()).filter(o -> o.may(CarryOvers.CONFIRM));
        if (officer.isEmpty())
            return items.stream()
                    .map(i -> i.refused("dossier.no.notAllowed", List.of()))
                    .toList();
        var file = UUID.fromString(order.what().getOrDefault("file", ""));
        var now = path.now();
        var rules = ground.rules(now);
        var answers = new ArrayList<JobItem>();
        for (var item : items) answers.add(carry(file, item, rules, officer.get(), now));
        return answers;
    }

    private JobItem carry(UUID file, JobItem item, CarryRules rules, Officer officer, Instant now) {
        int no = Integer.parseInt(item.expected());
        var kept = rows.line(file, no).orElseThrow();
        var sealed = kept.sealed();
        if (sealed == null)
            return item.refused("carry.no.gone", List.of(kept.shown().code()));
        var line = ground.open(file, no, sealed);
        return switch (rules.check(line)) {
            case CarryRules.Checked.Wrong(var notes) ->
                item.refused(
                        "carry.no.changed",
                        List.of(
                                kept.shown().code(),
                                notes.getFirst().column(),
                                notes.getFirst().sentence()));
            case CarryRules.Checked.Right(var carried) -> {
                var id = new CaseId(item.subject());
                boolean held = rows.holders(List.of(carried.code())).containsKey(carried.code());
                if (held || !rows.take(carried.code(), id, file, ground.print(line)))
                    yield item.refused("carry.no.codeTaken", List.of(carried.code()));
                open(id, file, carried, officer, now);
                rows.forget(file, no);
                yield item.done("carry.done", carried.code());
            }
        };
    }

    private void open(CaseId id, UUID file, CarryRules.Carried c, Officer officer, Instant now) {
        var number = c.application().identityNumber();
        var content = ActPath.content("application", c.application().toMap(numbers.print(number)));
        dossiers.insertAs(
                c.code(), NewDossier.coded(id, c.takeIn(id), c.unitIn(), numbers.sealed(id, number)), content);
        goOnBehind(c);
        var facts = new HashMap<String, Object>(Map.of(
                "procedure", c.procedure().key(),
                "law", c.procedure().version(),
                "code", c.code(),
                "channel", c.channel().name(),
                "case", c.procedureCase(),
                "file", file.toString()));
        List<Effect> begun = effects.of(id, c, now);
        var outcome = ledger.record(Act.of(
                CaseState.unopened(id, Dossiers.KIND),
                ActPath.by(officer, now, "carry-" + id),
                DossierEvent.CARRIED_OVER.kind(),
                CarryOvers.CONFIRM,
                c.unitIn(),
                begun,
                facts,
                Commitment.of(1, content.salt(), content.bytes())));
        if (!(outcome instanceof ActOutcome.Recorded))
            throw new IllegalStateException("Carrying over " + id + " was not recorded: " + outcome);
    }

    /** Codes of our own form are not given again. */
    private void goOnBehind(CarryRules.Carried c) {
        var own = Pattern.compile(Pattern.quote(organisation.codePrefix(c.unitIn())) + "-(\\d{6})-(\\d{1,8})")
                .matcher(c.code());
        if (own.matches()) rows.goOnBehind(c.unitIn(), own.group(1), Integer.parseInt(own.group(2)));
    }
}
