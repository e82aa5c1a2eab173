package vn.kycuong.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.job.Waits;
import vn.kycuong.notice.MessageRows.Claimed;
import vn.kycuong.vault.Vault;
import vn.kycuong.worktime.LegalClock;

/**
 * Sends what is due. It notes that it is about to send before it does, and how it went afterwards: a crash between the two sends the same
 * message, under the same id, at most once more.
 */
@Component
class Sender implements Recurring {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int BATCH = 20;
    private static final String ADDRESS = "notice.address";

    private final MessageRows rows;
    private final Letters letters;
    private final Messengers messengers;
    private final Vault vault;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Map<Way, Instant> restUntil = new ConcurrentHashMap<>();
    private final Recurrence recurrence = new Recurrence("notice-sender", REST, () -> round() == BATCH);

    Sender(
            MessageRows rows,
            Letters letters,
            Messengers messengers,
            Vault vault,
            LegalClock time,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.letters = letters;
        this.messengers = messengers;
        this.vault = vault;
        this.time = time;
        this.transaction = transaction;
    }

    /** Sends what is due now; answers how many messages were looked at. */
    int round() {
        rows.wake(messengers.offered());
        var claimed = claim();
        for (var message : claimed) deliver(message, time.instant());
        return claimed.size();
    }

    /** Says which messages are about to be sent. */
    List<Claimed> claim() {
        return Objects.requireNonNull(transaction.execute(_ -> rows.claim(time.instant(), BATCH)));
    }

    private void deliver(Claimed message, Instant now) {
        if (message.since().isBefore(now.minus(SendingRules.KEPT))) {
            rows.end(message, MessageState.EXPIRED, null, "old", now);
            return;
        }
        switch (letters.of(message, now)) {
            case LetterResult.None(var state, var problem) -> rows.end(message, state, null, problem, now);
            case LetterResult.NoWay(var letter) -> rows.end(message, MessageState.UNCONFIGURED, letter, null, now);
            case LetterResult.Ready(var letter) -> send(message, letter, now);
        }
    }

    private void send(Claimed message, Letter letter, Instant now) {
        var rest = restUntil.get(letter.way());
        if (rest != null && now.isBefore(rest)) {
            rows.again(message, letter, "rest", rest, false, now);
            return;
        }
        var print = vault.fingerprint(ADDRESS, letter.way() + " " + letter.to());
        if (!message.byHand() && rows.refusals(print) >= SendingRules.MOST_REFUSALS) {
            refused(message, letter, "dead", now);
            return;
        }
        note(message, letter, print, messengers.of(letter.way()).send(letter, now), now);
    }

    /** Refused for good by one way it goes on by the next that this installation has; else that was the end. */
    private void refused(Claimed message, Letter letter, String problem, Instant now) {
        boolean another = letters.of(message.without(letter.way()), now) instanceof LetterResult.Ready;
        if (another) rows.onward(message, letter, problem, now);
        else rows.end(message, MessageState.REFUSED, letter, problem, now);
    }

    private void note(Claimed message, Letter letter, byte[] print, SendResult result, Instant now) {
        switch (result) {
            case SendResult.Sent _ -> {
                rows.end(message, MessageState.SENT, letter, null, now);
                rows.taken(print);
            }
            case SendResult.Refused(var problem, var address) -> {
                if (address) rows.refused(print, now);
                refused(message, letter, problem, now);
            }
            case SendResult.Later(var problem) -> {
                if (message.tries() >= Waits.mostTries())
                    rows.end(message, MessageState.GIVEN_UP, letter, problem, now);
                else rows.again(message, letter, problem, now.plus(Waits.after(message.tries())), true, now);
            }
            case SendResult.Throttled(var problem, var wait) -> {
                restUntil.put(letter.way(), now.plus(wait));
                rows.again(message, letter, problem, now.plus(wait), false, now);
            }
        }
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
