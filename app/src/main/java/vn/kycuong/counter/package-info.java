/**
 * Quầy của Bộ phận Một cửa: appointments on working time, the queue of a day, who sits at which counter, and who was sent there.
 *
 * <p>Start at {@link vn.kycuong.counter.Bookings} and {@link vn.kycuong.counter.Queues}; who sits where: {@link
 * vn.kycuong.counter.Rosters}. Writes schema {@code counter}. Never keeps a case, never decides what is a working day (worktime), and never
 * keeps who booked longer than a rule says.
 */
@Floor(Floor.Level.DESK)
@ApplicationModule(
        displayName = "Quầy một cửa",
        allowedDependencies = {
            "sql",
            "ledger",
            "audit",
            "vault",
            "law",
            "worktime",
            "job",
            "ui",
            "procedure",
            "money",
            "identity",
            "organisation"
        })
@NullMarked
package vn.kycuong.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
