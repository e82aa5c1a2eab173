package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each entry carries the kind and the moment of the one before it: what follows what, how often and after how long, is a plain sum. */
class ProcessMiningTest {
    private static final Instant START = Instant.parse("2020-03-02T01:00:00Z");

    @Test
    void what_follows_what_is_one_group_by_and_equals_the_replay() {
        try (var world = new OversightWorld()) {
            var random = new Random(1606);
            for (int i = 0; i < 120; i++)
                world.live(random, START.plus(Duration.ofMinutes(random.nextInt(60_000))), new int[] {101, 102, 103});
            var summed = new TreeMap<String, String>();
            world.jdbc
                    .sql("""
                    select coalesce(previous_kind, '') || ' > ' || kind as follows, count(*) as times,
                           coalesce(sum(extract(epoch from occurred_at - previous_at) * 1000)::bigint, 0) as millis
                      from ledger.entry
                     group by 1
                    """)
                    .query((row, _) ->
                            summed.put(row.getString("follows"), row.getLong("times") + " in " + row.getLong("millis")))
                    .list();
            assertThat(summed).hasSizeGreaterThan(15).isEqualTo(replayed(world));
        }
    }

    private static TreeMap<String, String> replayed(OversightWorld world) {
        var times = new TreeMap<String, long[]>();
        for (var id : world.written.keySet()) {
            String before = "";
            Instant at = null;
            for (var entry : world.ledger.entries(id)) {
                var sum = times.computeIfAbsent(before + " > " + entry.kind(), _ -> new long[2]);
                sum[0]++;
                sum[1] += at == null
                        ? 0
                        : Duration.between(at, entry.occurredAt()).toMillis();
                before = entry.kind();
                at = entry.occurredAt();
            }
        }
        var told = new TreeMap<String, String>();
        times.forEach((follows, sum) -> told.put(follows, sum[0] + " in " + sum[1]));
        return told;
    }
}
