/**
 * Statements (câu lệnh SQL): what every module writes and reads alike.
 *
 * <p>Start at {@link vn.kycuong.sql.Timestamps}. Has no schema. Never knows a table.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Câu lệnh SQL",
        allowedDependencies = {})
@NullMarked
package vn.kycuong.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
