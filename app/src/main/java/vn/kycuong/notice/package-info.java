/**
 * Thông báo: tells applicants and officers what happened to their dossiers and tasks, once each, and shows what could not be told.
 *
 * <p>Start at {@link vn.kycuong.notice.Situations} for who is told what, and at {@link vn.kycuong.notice.Outbox} for what became of it. Writes
 * schema {@code notice}: one row per entry or fact of a booking, situation and addressee, without address or text; both are read and put together when it is sent.
 * Follows the ledger and what becomes of bookings, so that no desk knows it. Never writes a case, never tells of a sealed one, never keeps a citizen's address.
 */
@Floor(Floor.Level.WATCH)
@ApplicationModule(
        displayName = "Thông báo",
        allowedDependencies = {
            "sql",
            "ledger",
            "law",
            "audit",
            "vault",
            "worktime",
            "reference",
            "job",
            "ui",
            "procedure",
            "identity",
            "organisation",
            "dossier",
            "counter",
            "reading",
            "task"
        })
@NullMarked
package vn.kycuong.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
