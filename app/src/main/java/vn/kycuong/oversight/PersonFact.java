package vn.kycuong.oversight;

import java.time.Instant;
import java.util.UUID;
import vn.kycuong.counter.PersonFacts.Kind;

/**
 * What an entry of a dossier says of somebody.
 *
 * @param version of the case after that entry
 * @param unitId where he did it, or did what is spoken of
 */
record PersonFact(UUID caseId, int version, int actorId, Kind kind, int unitId, Instant at) {}
