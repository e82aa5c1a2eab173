package vn.kycuong.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.kycuong.kernel.UnitId;

/**
 * How long offices really took over a procedure (thời gian giải quyết thực tế), beside what the law gives them. Answered by whoever watches the
 * ledger; without him nothing is said.
 */
public interface TimesTaken {
    /** What is known now of the dossiers resolved within the last twelve months; empty while there are too few to tell anything. */
    Optional<Taken> of(String procedureKey);

    /** The same of one office, procedure by procedure; empty while there are too few of each. */
    Optional<AtOffice> at(UnitId unit);

    /**
     * Times of an office.
     *
     * @param procedures each procedure with enough dossiers, the most first
     * @param smallest a procedure with fewer is not shown
     */
    record AtOffice(LocalDate since, Instant counted, List<OfProcedure> procedures, int smallest) {
        public AtOffice {
            procedures = List.copyOf(procedures);
        }
    }

    /** One procedure of an office. */
    record OfProcedure(String procedureKey, Spread spread) {}

    /**
     * Times of a procedure.
     *
     * @param since the first day of resolution that counts
     * @param counted when it was counted
     * @param whole all offices together
     * @param offices each office with enough dossiers, by the number of its dossiers, the most first
     * @param smallest an office with fewer is only part of the whole
     */
    record Taken(LocalDate since, Instant counted, Spread whole, List<Office> offices, int smallest) {
        public Taken {
            offices = List.copyOf(offices);
        }
    }

    /** One office. */
    record Office(UnitId unit, Spread spread) {}

    /**
     * How the times of many dossiers lie, from legal receipt to the result at the one-stop. Unit: office minutes.
     *
     * @param median half of them took no longer
     * @param ninety nine of ten took no longer (p90)
     * @param ownMedian the median of the offices' own share: without waiting for the applicant and lawful pauses
     */
    record Spread(long dossiers, long median, long ninety, long ownMedian) {}
}
