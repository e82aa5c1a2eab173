package vn.kycuong.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.worktime.ShippedDays;

/** Counts and medians from columns are those of sorting everything. */
class FlowCountingTest {
    private static final Instant KNOWN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void counts_and_medians_equal_those_of_a_plain_sort() {
        var calendar = ShippedDays.calendar(KNOWN);
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var chunks = new ArrayList<FlowCounting.ChunkColumns>();
            var cases = new ArrayList<Trace>();
            var chunking = new Chunking((chunk, _) -> chunks.add(new FlowCounting.ChunkColumns(
                    chunk.firstCase(), chunk.base(), chunk.lengths(), chunk.edge(), chunk.since(), chunk.at())));
            int kinds = seed % 3 == 0 ? 40 : 5;
            for (int c = 0; c < 60; c++) {
                var trace = trace(random, kinds);
                cases.add(trace);
                chunking.take(trace);
                if (random.nextInt(20) == 0) chunking.flush();
            }
            chunking.flush();
            BitSet chosen = null;
            if (seed % 2 == 1) {
                chosen = new BitSet();
                for (int c = 0; c < cases.size(); c++) if (random.nextBoolean()) chosen.set(c);
            }
            int edges = chunking.edges().size();
            var counting = new FlowCounting(chunks, edges, chosen);
            var clock = counting.clock();
            var working = counting.working(calendar);
            for (int e = 0; e < edges; e++) {
                var edge = chunking.edges().get(e);
                var seconds = new ArrayList<Long>();
                var minutes = new ArrayList<Long>();
                long times = 0;
                for (int c = 0; c < cases.size(); c++) {
                    if (chosen != null && !chosen.get(c)) continue;
                    var t = cases.get(c);
                    for (int i = 1; i < t.size; i++) {
                        if (t.activity[i - 1] != edge[0] || t.activity[i] != edge[1]) continue;
                        times++;
                        long since = t.since(i);
                        if (since < 0) continue;
                        seconds.add(since);
                        long to = Math.floorDiv(t.at[i], 1000L);
                        minutes.add(calendar.workingMinutesBetween(
                                LegalZone.local(Instant.ofEpochSecond(to - since)),
                                LegalZone.local(Instant.ofEpochSecond(to))));
                    }
                }
                assertThat(clock.counts()[e]).as("seed " + seed).isEqualTo(times);
                assertThat(clock.medians()[e]).as("seed " + seed).isEqualTo((int) median(seconds));
                assertThat(working.medians()[e]).as("seed " + seed).isEqualTo((int) median(minutes));
            }
        }
    }

    private static long median(List<Long> values) {
        if (values.isEmpty()) return FlowCounting.UNKNOWN;
        values.sort(null);
        return values.get((values.size() - 1) / 2);
    }

    private static Trace trace(Random random, int kinds) {
        var trace = new Trace();
        trace.begin();
        long at = Instant.parse("2019-01-07T00:00:00Z").toEpochMilli() + random.nextInt(1_000_000_000);
        int events = random.nextInt(12);
        for (int i = 0; i < events; i++) {
            at += switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> random.nextInt(60_000);
                case 2 -> random.nextInt(86_400_000);
                default -> random.nextInt(Integer.MAX_VALUE);
            };
            boolean known = random.nextInt(15) > 0;
            trace.add(random.nextInt(kinds), known ? at : Trace.NEVER, -1, random.nextInt(4) - 1);
        }
        return trace;
    }
}
