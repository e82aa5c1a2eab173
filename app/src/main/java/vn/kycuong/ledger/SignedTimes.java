package vn.kycuong.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries that claim to be older than they are: whatever was recorded well before a checkpoint was signed stands under it. An
 * act may take its time to commit, so an hour is allowed.
 */
final class SignedTimes implements CaseWalk.SignedBefore {
    private static final Duration SLOWEST_ACT = Duration.ofHours(1);

    private record Times(long[] sizes, Instant[] moments) {}

    private final Map<TreeName, Times> trees = new EnumMap<>(TreeName.class);

    void put(TreeName tree, List<TreeWalk.Expected> checkpoints) {
        trees.put(
                tree,
                new Times(
                        checkpoints.stream().mapToLong(TreeWalk.Expected::size).toArray(),
                        checkpoints.stream().map(TreeWalk.Expected::at).toArray(Instant[]::new)));
    }

    @Override
    public @Nullable Instant before(StoredEntry e) {
        var times = trees.get("sealed".equals(e.tree()) ? TreeName.SEALED : TreeName.OPEN);
        if (times == null || times.sizes().length == 0) return null;
        int excluding = e.tree() == null ? times.sizes().length : notOver(times.sizes(), e.leaf());
        if (excluding == 0) return null;
        var signed = times.moments()[excluding - 1];
        return e.recordedAt().isBefore(signed.minus(SLOWEST_ACT)) ? signed : null;
    }

    /** How many of the ascending sizes are not above a leaf's number, so that their trees end before it. */
    private static int notOver(long[] sizes, long leaf) {
        int low = 0;
        int high = sizes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sizes[middle] <= leaf) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
