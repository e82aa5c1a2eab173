package vn.kycuong.identity;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;

/** Brings every grant in step with the posts and stand-ins of a new legal day, on its first minute. */
@Component
class GrantRenewal implements Recurring {
    private static final Duration REST = Duration.ofSeconds(20);

    private final Accounts accounts;
    private final HeldPosts held;
    private final Substitutes substitutes;
    private final Recurrence recurrence = new Recurrence("grant-renewal", REST, () -> {
        renew();
        return false;
    });
    private @Nullable LocalDate done;

    GrantRenewal(Accounts accounts, HeldPosts held, Substitutes substitutes) {
        this.accounts = accounts;
        this.held = held;
        this.substitutes = substitutes;
    }

    /** True when a new day was begun. */
    synchronized boolean renew() {
        var today = held.today();
        if (today.equals(done)) return false;
        substitutes.replanAll();
        accounts.regrantAll();
        done = today;
        return true;
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
