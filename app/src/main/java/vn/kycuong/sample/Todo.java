package vn.kycuong.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseState;

/**
 * The next thing that happens to a planned dossier.
 *
 * @param state the case as it stood after the thing before; null before the first
 */
record Todo(Instant at, Planned dossier, @Nullable CaseState state) implements Comparable<Todo> {
    @Override
    public int compareTo(Todo other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : Integer.compare(dossier.number(), other.dossier.number());
    }
}
