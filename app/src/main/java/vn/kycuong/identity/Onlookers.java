package vn.kycuong.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who has the same thing open at this moment (ai đang mở cùng), so that two do not do one work. It is told while a page is looked at, forgotten
 * soon after, shared by all instances, and no record: what is noted of who looked is the audit's.
 */
@Component
public class Onlookers {
    /** Whoever has not been heard of for so long is gone. */
    static final Duration GONE = Duration.ofSeconds(75);

    private final OnlookerRows rows;
    private final Clock clock;

    Onlookers(OnlookerRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Somebody else who has it open. */
    public record Onlooker(String name, String unitName, Instant since) {}

    /** An officer has it open, who may see it; answers who else has, the first to open it first. */
    public List<Onlooker> here(UUID subject, Officer officer) {
        var now = clock.instant();
        return rows.here(subject, officer, now, now.minus(GONE));
    }
}
