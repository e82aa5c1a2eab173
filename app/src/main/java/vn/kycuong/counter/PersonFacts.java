package vn.kycuong.counter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** What the entries of dossiers say of somebody at a counter (sự việc của một người ở quầy); who reads the ledger answers. Never a citizen's name. */
public interface PersonFacts {
    /** How often each thing happened at a unit between two moments. */
    Map<Kind, Integer> counts(UnitId unit, ActorId person, Instant from, Instant to);

    /** Those that are counted, the latest first. */
    List<Fact> list(UnitId unit, ActorId person, Kind kind, Instant from, Instant to, int most);

    /** Something that happened with a dossier. */
    record Fact(UUID caseId, String code, Instant at) {}

    /** What happened. */
    enum Kind {
        /** He took a dossier in. */
        TAKEN_IN,
        /** He said what a dossier lacks. */
        GUIDED,
        /** He said of the same dossier once more that something is lacking. */
        GUIDED_AGAIN,
        /** A dossier became late in his hands. */
        LATE,
        /** He handed a result out. */
        RETURNED,
        /** Whom he took in from or handed out to was content. */
        SATISFIED,
        /** Whom he took in from or handed out to was not content. */
        DISSATISFIED,
        /** Whom he took in from or handed out to complained. */
        COMPLAINED
    }
}
