package vn.kycuong.sample;

import java.time.Instant;

/** The next thing that happens to a planned dossier. */
record Todo(Instant at, Planned dossier, int version) implements Comparable<Todo> {
    @Override
    public int compareTo(Todo other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : Integer.compare(dossier.number(), other.dossier.number());
    }
}
