package vn.kycuong.oversight;

import org.jspecify.annotations.Nullable;

/**
 * Office time used by one name. Unit: minutes of office sessions, by the calendar of the unit that owed each dossier. Window: dossiers
 * whose result came within the period. Căn cứ: GLOSSARY#time-in-hand.
 *
 * @param kind UNIT, CITIZEN, PAUSE or NOBODY
 * @param id number of the unit, head or officer; null where there is none
 * @param recorded as the entries tell it
 * @param untaken part of it in which nobody had taken the work
 * @param agency part of it in which the unit was asked by another
 * @param decided as it stands after contests were decided
 * @param dossiers with at least one part recorded
 */
public record TimeSum(
        String kind, @Nullable Integer id, long recorded, long untaken, long agency, long decided, long dossiers) {}
