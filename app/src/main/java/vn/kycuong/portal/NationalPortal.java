package vn.kycuong.portal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.Limit;
import vn.kycuong.identity.Officer;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.Sight;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** What the national portal is told, what it answered, and where the two differ (đồng bộ Cổng Dịch vụ công quốc gia). */
@Component
public class NationalPortal {
    /** The right to see it, and to have what was refused sent again. */
    public static final String MANAGE = "portal.manage";
    /** Key of the dated row: so long our status and the portal's may differ. */
    public static final String MISMATCH = "portal.mismatch-limit";
    /** Lines of a page. */
    public static final int PAGE = 50;
    /** Lines of a list. */
    public static final int MOST = 500;

    private final PortalRows rows;
    private final Gate gate;
    private final Rules rules;
    private final WorkTime workTime;
    private final Audit audit;
    private final LegalClock time;

    NationalPortal(PortalRows rows, Gate gate, Rules rules, WorkTime workTime, Audit audit, LegalClock time) {
        this.rows = rows;
        this.gate = gate;
        this.rules = rules;
        this.workTime = workTime;
        this.audit = audit;
        this.time = time;
    }

    /** Whether this installation has a way to the portal. */
    public boolean isOffered() {
        return gate.isOffered();
    }

    /** How many messages stand where; states without any are left out. */
    public Map<PortalState, Integer> counts(Officer by) {
        by.must(MANAGE);
        var counts = new EnumMap<PortalState, Integer>(PortalState.class);
        Sight.ofEverything().call(rows::counts).forEach(c -> counts.put(c.state(), c.count()));
        return counts;
    }

    /**
     * One page of messages, the newest first.
     *
     * @param state null for all
     * @param page from 1
     */
    public List<PortalLine> page(@Nullable PortalState state, int page, Officer by) {
        by.must(MANAGE);
        return Sight.ofEverything().call(() -> rows.page(state, (page - 1) * PAGE, PAGE));
    }

    /** Has a message tried again from the beginning; false when there is nothing to try. */
    @Transactional
    public boolean retry(UUID id, Officer by) {
        by.must(MANAGE);
        if (!rows.retry(id, time.instant())) return false;
        audit.administered(by.doer(), "portal-message", id.toString(), "retried");
        return true;
    }

    /** How long the two may differ, as the law of the day says. */
    public Limit mismatchLimit() {
        return rules.at(time.today()).limit(MISMATCH);
    }

    /** Where the two have differed for longer than that, the longest first. */
    public List<Mismatch> mismatches(Officer by) {
        by.must(MANAGE);
        var before = since();
        return Sight.ofEverything().call(() -> rows.mismatches(before, MOST));
    }

    /** How many of them there are. */
    public int mismatched(Officer by) {
        by.must(MANAGE);
        var before = since();
        return Sight.ofEverything().call(() -> rows.mismatched(before));
    }

    /** Done here in time, known there late or not yet. */
    public List<SyncDelay> delays(Officer by) {
        by.must(MANAGE);
        var now = time.instant();
        return Sight.ofEverything().call(() -> rows.delays(now, MOST));
    }

    /** What came and nobody understands, the newest first. */
    public List<PoisonLine> poison(Officer by) {
        by.must(MANAGE);
        return rows.poison(PAGE);
    }

    /** Whatever differs since then or longer has differed for the whole limit. */
    private Instant since() {
        var now = time.instant();
        var law = rules.at(time.today());
        return Deadlines.latestReceipt(workTime.common(now), law.limit(MISMATCH), law.sameDayCutoff(), now);
    }
}
