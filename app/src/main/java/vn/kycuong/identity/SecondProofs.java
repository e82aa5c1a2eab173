package vn.kycuong.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;

/**
 * Which roles must prove themselves by more than a password (xác thực hai lớp). One administrator asks for it alone; a role is let off by two:
 * one proposes it with a reason, another decides.
 */
@Component
public class SecondProofs {
    private static final int LONGEST_REASON = 1_000;

    private final SecondProofRows rows;
    private final Clock clock;

    SecondProofs(SecondProofRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What a role is asked.
     *
     * @param letOffWhy why it is let off; null when it is asked
     * @param proposed that it be let off, and nobody has decided yet
     */
    public record Asked(
            String role,
            boolean required,
            @Nullable String letOffWhy,
            @Nullable Proposal proposed) {}

    /** That a role be let off. */
    public record Proposal(UUID id, String role, String reason, ActorId askedBy, Instant askedAt) {}

    /** Every role, the highest first. */
    public List<Asked> all() {
        return rows.all();
    }

    /** What waits for a second pair of eyes, the oldest first. */
    public List<Proposal> open() {
        return rows.open();
    }

    /** Whether whoever works in the role may not do so with a password alone. */
    public boolean required(String role) {
        return rows.all().stream()
                .filter(a -> a.role().equals(role))
                .findFirst()
                .map(Asked::required)
                .orElse(true);
    }

    /** From the next click on, who works in the role with a password alone must set up a second proof before anything else. */
    @Transactional
    public void ask(String role) {
        rows.set(role, null);
        SecurityEvents.tell(SecurityEvent.SECOND_PROOF_ASKED, "role", role, "asked", true);
    }

    /** Proposes that a role be let off; says in which words it cannot be proposed, or nothing. */
    @Transactional
    public Optional<String> propose(String role, String reason, Officer by) {
        by.must(AccountBook.MANAGE);
        if (by.inPlaceOf() != null) return Optional.of("administrators.no.standIn");
        if (reason.isBlank() || reason.length() > LONGEST_REASON) return Optional.of("people.no.why");
        if (!required(role)) return Optional.of("people.no.letOff");
        if (!rows.propose(new Proposal(UUID.randomUUID(), role, reason.strip(), by.actor(), clock.instant())))
            return Optional.of("people.no.letOffAsked");
        SecurityEvents.tell(
                SecurityEvent.SECOND_PROOF_ASKED, "role", role, "asked", true, "proposed", "off", "by", by.actor());
        return Optional.empty();
    }

    /** Somebody else grants it, or not; of two who decide at once, one does. Says in which words it cannot be, or nothing. */
    @Transactional
    public Optional<String> decide(UUID id, boolean granted, Officer by) {
        by.must(Administrators.DECIDE);
        if (by.inPlaceOf() != null) return Optional.of("administrators.no.standIn");
        var proposal = rows.open(id);
        if (proposal.isEmpty()) return Optional.of("people.no.decided");
        if (proposal.get().askedBy().equals(by.actor())) return Optional.of("people.no.letOffOwn");
        if (!rows.decide(id, granted, by.actor(), clock.instant())) return Optional.of("people.no.decided");
        if (granted) rows.set(proposal.get().role(), proposal.get().reason());
        SecurityEvents.tell(
                SecurityEvent.SECOND_PROOF_ASKED,
                "role",
                proposal.get().role(),
                "asked",
                !granted,
                "proposer",
                proposal.get().askedBy(),
                "by",
                by.actor());
        return Optional.empty();
    }

    /** Without a second pair of eyes: where there are no people yet, when a sample is set up. */
    @Transactional
    public void letOff(String role, String why) {
        if (why.isBlank()) throw new IllegalArgumentException("A role is let off its second proof for a reason");
        rows.set(role, why.strip());
        SecurityEvents.tell(SecurityEvent.SECOND_PROOF_ASKED, "role", role, "asked", false);
    }
}
