package vn.kycuong.notice;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.identity.Officer;
import vn.kycuong.ledger.Sight;
import vn.kycuong.worktime.LegalClock;

/** What waits to be told, what was, and what could not be (hộp gửi thông báo), for who looks after the installation. */
@Component
public class Outbox {
    /** Lines of a page. */
    public static final int PAGE = 50;

    private final MessageRows rows;
    private final Messengers messengers;
    private final Audit audit;
    private final LegalClock time;

    Outbox(MessageRows rows, Messengers messengers, Audit audit, LegalClock time) {
        this.rows = rows;
        this.messengers = messengers;
        this.audit = audit;
        this.time = time;
    }

    /** How many messages stand where; states without any are left out. */
    public Map<MessageState, Integer> counts(Officer by) {
        by.must(Situations.MANAGE);
        var counts = new EnumMap<MessageState, Integer>(MessageState.class);
        Sight.ofEverything().call(rows::counts).forEach(c -> counts.put(c.state(), c.count()));
        return counts;
    }

    /**
     * One page of messages, the newest first.
     *
     * @param state null for all
     * @param page from 1
     */
    public List<OutboxLine> page(@Nullable MessageState state, int page, Officer by) {
        by.must(Situations.MANAGE);
        return Sight.ofEverything().call(() -> rows.page(state, (page - 1) * PAGE, PAGE));
    }

    /** Whether this installation sends that way. */
    public boolean isOffered(Way way) {
        return messengers.of(way).isOffered();
    }

    /** Has a message tried again from the beginning; false when there is nothing to try. */
    @Transactional
    public boolean retry(UUID id, Officer by) {
        by.must(Situations.MANAGE);
        if (!rows.retry(id, time.instant())) return false;
        audit.administered(by.doer(), "notice-message", id.toString(), "retried");
        return true;
    }
}
