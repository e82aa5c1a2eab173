package vn.kycuong.kernel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act of one actor on one case, decided and ready to be recorded: the case as it was read, the entry, and the case as it
 * will stand. The statement that records it checks the version and the right again.
 *
 * @param before the case as it was read
 * @param entry what is written
 * @param after the case with the entry applied
 * @param right the right the actor must hold
 * @param at the unit over which the right must be held: the case's unit, the unit that took it in, or that of an open work item
 */
public record Act(CaseState before, Entry entry, CaseState after, String right, UnitId at) {

    /**
     * Who acts, for which unit, when, and with which form.
     *
     * @param occurredAt legal moment of the act
     * @param recordedAt legal moment at which the system learns it
     * @param key random key of the form, or null for acts of the system
     * @param inPlaceOf who holds the post, when the actor only stands in for him; null otherwise
     */
    public record By(
            ActorId actor,
            PostId post,
            UnitId unit,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String key,
            @Nullable ActorId inPlaceOf) {
        public By(
                ActorId actor, PostId post, UnitId unit, Instant occurredAt, Instant recordedAt, @Nullable String key) {
            this(actor, post, unit, occurredAt, recordedAt, key, null);
        }

        public By {
            occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
            recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** An act that needs no earlier state than the one it was decided on. */
    public static Act of(
            CaseState before,
            By by,
            String kind,
            String right,
            UnitId at,
            List<? extends Effect> effects,
            Map<String, ?> facts,
            @Nullable Commitment content) {
        return of(before, List.of(), by, kind, right, at, effects, facts, content);
    }

    /**
     * An act that may restore an earlier version.
     *
     * @param histories the case after each of its versions, from 0; needed for {@link Effect.Restored}
     */
    public static Act of(
            CaseState before,
            List<CaseState> histories,
            By by,
            String kind,
            String right,
            UnitId at,
            List<? extends Effect> effects,
            Map<String, ?> facts,
            @Nullable Commitment content) {
        var entry = new Entry(
                before.id(),
                before.kind(),
                before.version() + 1,
                kind,
                by.occurredAt(),
                by.recordedAt(),
                by.actor(),
                by.post(),
                by.unit(),
                before.lastKind(),
                before.lastAt(),
                by.key(),
                List.copyOf(effects),
                facts(facts, by),
                content);
        return new Act(before, entry, before.after(entry, histories), right, at);
    }

    /** Whoever stands in says for whom, in the entry itself. */
    private static Map<String, ?> facts(Map<String, ?> facts, By by) {
        var holder = by.inPlaceOf();
        if (holder == null) return facts;
        var more = new HashMap<String, Object>(facts);
        more.put(Entry.IN_PLACE_OF, holder.value());
        return more;
    }
}
