/**
 * The interface for other programs (giao diện lập trình công khai): wire formats live here and nowhere else, in camelCase JSON, errors as
 * {@code application/problem+json} that name the parameter; and the tool {@code ./kycuong deadline}, which speaks the same JSON.
 * Here also stand the doors of the ledger's tree: {@link vn.kycuong.publicapi.LedgerFiles}, {@link vn.kycuong.publicapi.LedgerApi} and
 * the tools {@code ./kycuong verify-ledger} and {@code ./kycuong checkpoint}.
 *
 * <p>Start at {@link vn.kycuong.publicapi.DeadlinesApi} and {@link vn.kycuong.publicapi.DeadlineTool}; described to programs in
 * {@code publicapi/openapi.json}. Programs that may read more than everybody get a token at {@link vn.kycuong.publicapi.TokenApi}. Writes
 * nothing. Never reads a cookie under {@code /api/}, and never shows a person.
 */
@Floor(Floor.Level.DOOR)
@ApplicationModule(
        displayName = "Giao diện lập trình",
        allowedDependencies = {
            "deadline",
            "procedure",
            "identity",
            "launch",
            "ledger",
            "mining",
            "organisation",
            "oversight",
            "worktime",
            "ui"
        })
@NullMarked
package vn.kycuong.publicapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
