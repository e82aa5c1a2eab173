package vn.kycuong.dossier;

import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.PostId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;

/**
 * Seals the identity numbers that were written down in clear before there was a vault: the application is written anew, an entry commits to it,
 * and the old revision is destroyed. Goes on where it stopped; with nothing left it rests for good.
 */
@Component
class IdentitySealing implements Recurring {
    static final String RIGHT = "kernel.seal";
    private static final Logger LOG = LoggerFactory.getLogger(IdentitySealing.class);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int BATCH = 50;

    private final IdentityNumberRows rows;
    private final DossierRows dossiers;
    private final IdentityNumbers numbers;
    private final Ledger ledger;
    private final ActPath path;
    private final TransactionTemplate transaction;
    private final JsonMapper json = JsonMapper.shared();
    private final Recurrence recurrence = new Recurrence("identity-sealing", REST, this::round);

    IdentitySealing(
            IdentityNumberRows rows,
            DossierRows dossiers,
            IdentityNumbers numbers,
            Ledger ledger,
            ActPath path,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.dossiers = dossiers;
        this.numbers = numbers;
        this.ledger = ledger;
        this.path = path;
        this.transaction = transaction;
    }

    /** Seals some more; true when there may be others. */
    boolean round() {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var cases = rows.toSeal(BATCH);
            if (cases.isEmpty()) return false;
            var states = ledger.find(cases);
            cases.forEach(id -> rows.application(id).ifPresent(clear -> seal(clear, states.get(id))));
            rows.sealed(cases);
            LOG.info("Identity numbers of {} dossiers are sealed, {} are left", cases.size(), rows.leftToSeal());
            return true;
        }));
    }

    private void seal(IdentityNumberRows.Clear clear, @Nullable CaseState c) {
        var map = new HashMap<>(json.readValue(clear.content(), OBJECT));
        var number = Objects.toString(map.get(Application.NUMBER), "");
        if (c == null || number.isBlank() || map.containsKey(Application.PRINT)) return;
        var print = numbers.print(number);
        map.put(Application.NUMBER, Application.masked(number));
        map.put(Application.PRINT, print);
        var content = ActPath.content("application", map);
        var written = dossiers.append(clear.id(), content, null)
                .orElseThrow(() -> new IllegalStateException("An act on " + clear.id() + " came between; tried again"));
        rows.destroy(clear.id(), clear.revision());
        rows.insert(clear.id(), HexFormat.of().parseHex(print), numbers.seal(clear.id(), number));
        record(c, Commitment.of(written.revision(), content.salt(), content.bytes()), clear.revision());
    }

    private void record(CaseState c, Commitment commitment, int replaced) {
        var now = path.now();
        var outcome = ledger.record(Act.of(
                c,
                new Act.By(ActorId.SYSTEM, PostId.NONE, c.unitNow(), now, now, null),
                CaseEvent.CONTENT_SEALED.kind(),
                RIGHT,
                c.unitNow(),
                List.of(new Effect.StateChanged(c.state())),
                Map.of("replaced", replaced),
                commitment));
        if (!(outcome instanceof ActOutcome.Recorded))
            throw new IllegalStateException("Sealing " + c.id() + " was not recorded: " + outcome);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }

    @Override
    public void start() {
        if (rows.leftToSeal() > 0) Recurring.super.start();
    }
}
