package vn.kycuong.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fact in the ledger (bút toán sổ cái): written once, never changed.
 *
 * @param version position in the case's chain, from 1
 * @param kind what happened, as {@code desk.PastTense} or {@code kernel.PastTense}
 * @param occurredAt legal moment
 * @param recordedAt when we learned it
 * @param unit the unit the actor acted for, then
 * @param previousKind kind of the entry before, null for the first
 * @param previousAt legal moment of the entry before
 * @param key idempotency key, unique within the case, or null
 * @param facts what the desk alone knows: ids, codes, dates; no personal data
 * @param content commitment to personal content, or null
 */
public record Entry(
        CaseId caseId,
        String caseKind,
        int version,
        String kind,
        Instant occurredAt,
        Instant recordedAt,
        ActorId actor,
        PostId post,
        UnitId unit,
        @Nullable String previousKind,
        @Nullable Instant previousAt,
        @Nullable String key,
        List<Effect> effects,
        Map<String, ?> facts,
        @Nullable Commitment content) {

    /** Version of the layout of the canonical bytes; readers upcast, entries are never rewritten. */
    public static final int SCHEMA = 1;

    /** Name of the fact that says in whose place the actor acted: the number of the post's holder. */
    public static final String IN_PLACE_OF = "inPlaceOf";

    public Entry {
        effects = List.copyOf(effects);
        facts = Map.copyOf(facts);
    }

    /** The bytes that are stored and hashed (RFC 8785). */
    public byte[] canonical() {
        return CanonicalJson.bytes(EntryCodec.toMap(this));
    }

    /** Whether it says only that those concerned were told: nothing that a person decided by is another one after it. */
    public boolean onlyTells() {
        return !effects.isEmpty() && effects.stream().allMatch(Effect.Noticed.class::isInstance);
    }

    /** Whether nothing that a person decided by is another one after it: it tells, or says from when on it will be told. */
    public boolean overtakesNobody() {
        return onlyTells() || kind.equals(CaseEvent.WARNING_CHANGED.kind());
    }

    /** Who holds the post, when the actor only stood in for him. */
    public Optional<ActorId> inPlaceOf() {
        return facts.get(IN_PLACE_OF) instanceof Number holder
                ? Optional.of(new ActorId(holder.intValue()))
                : Optional.empty();
    }

    /** Reads an entry back from the parsed JSON of its canonical bytes. */
    public static Entry of(Map<String, ?> parsed) {
        return EntryCodec.fromMap(parsed);
    }
}
