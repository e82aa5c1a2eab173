package vn.kycuong.procedure;

import org.jspecify.annotations.Nullable;

/**
 * An agency and what it does in a procedure.
 *
 * @param level PROVINCE, DISTRICT, COMMUNE, or empty where the source names none
 * @param unitKey of the organisation, or null where the level alone says who it is
 */
public record Agency(
        Part part, String level, String name, @Nullable String unitKey) {
    /** What it does. */
    public enum Part {
        /** Handles the application (cơ quan thực hiện). */
        EXECUTING,
        /** Decides it by its own authority (cơ quan có thẩm quyền). */
        COMPETENT,
        /** Decides in another's place (cơ quan được ủy quyền, phân cấp). */
        DELEGATED,
        /** Is heard or takes part (cơ quan phối hợp). */
        COORDINATING
    }
}
