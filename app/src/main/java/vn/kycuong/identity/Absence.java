package vn.kycuong.identity;

import java.time.LocalDate;
import java.util.Optional;
import vn.kycuong.kernel.ActorId;

/**
 * A person is away from a day to a day (nghỉ phép, ốm, công tác, học).
 *
 * @param to last day, inclusive
 * @param chosen who is to stand in, by the head's choice; empty: by the order of the unit
 */
public record Absence(int id, ActorId person, Kind kind, LocalDate from, LocalDate to, Optional<ActorId> chosen) {
    /** Why. Of an illness only the person himself and the head of the unit are told. */
    public enum Kind {
        LEAVE,
        SICK,
        MISSION,
        COURSE
    }

    public boolean isOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean overlaps(LocalDate first, LocalDate last) {
        return !to.isBefore(first) && !from.isAfter(last);
    }
}
