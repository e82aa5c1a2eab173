package vn.kycuong.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.WorkContacts;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.vault.Vault;
import vn.kycuong.worktime.LegalClock;

/** Where an officer wants the list of his day, or that he wants none (bản tin của công chức). The address lies sealed. */
@Component
public class OwnNotices {
    private static final String PURPOSE = "notice.officer-address";
    private static final int LONGEST = 254;

    private final OfficerRows rows;
    private final Vault vault;
    private final LegalClock time;
    private final WorkContacts contacts;

    OwnNotices(OfficerRows rows, Vault vault, LegalClock time, WorkContacts contacts) {
        this.rows = rows;
        this.vault = vault;
        this.time = time;
        this.contacts = contacts;
    }

    /** What an officer chose. */
    public record Choice(String email, String lang, boolean wanted) {
        @Override
        public String toString() {
            return lang + " " + wanted;
        }
    }

    /** What this officer chose; else his mail at work, to which the list goes until he says no. Empty without either. */
    public Optional<Choice> of(Officer officer) {
        return chosen(officer.actor());
    }

    Optional<Choice> wanted(ActorId actor) {
        return chosen(actor).filter(Choice::wanted);
    }

    private Optional<Choice> chosen(ActorId actor) {
        return find(actor)
                .or(() -> Optional.of(contacts.of(actor).email())
                        .filter(email -> !email.isEmpty())
                        .map(email -> new Choice(email, "vi", true)));
    }

    private Optional<Choice> find(ActorId actor) {
        return rows.find(actor)
                .map(row -> new Choice(
                        new String(
                                vault.open(PURPOSE, String.valueOf(actor.value()), row.sealed()),
                                StandardCharsets.UTF_8),
                        row.lang(),
                        row.wanted()));
    }

    /** Keeps the choice; false when the address is none. */
    @Transactional
    public boolean choose(Choice choice, Officer officer) {
        var email = choice.email().strip();
        if (choice.wanted() && !isAddress(email)) return false;
        var sealed =
                vault.seal(PURPOSE, String.valueOf(officer.actor().value()), email.getBytes(StandardCharsets.UTF_8));
        rows.keep(officer.actor(), sealed, choice.lang().equals("en") ? "en" : "vi", choice.wanted(), time.instant());
        return true;
    }

    private static boolean isAddress(String typed) {
        if (typed.isEmpty() || typed.length() > LONGEST || typed.indexOf('@') < 1) return false;
        try {
            return new InternetAddress(typed, true).getAddress().equals(typed);
        } catch (AddressException unreadable) {
            return false;
        }
    }
}
