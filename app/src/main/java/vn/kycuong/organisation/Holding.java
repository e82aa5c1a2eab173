package vn.kycuong.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;

/**
 * A person in a post for a time.
 *
 * @param acting whether only in place of another (quyền, phụ trách)
 * @param basis the decision
 */
public record Holding(
        Post post,
        ActorId person,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean acting,
        String basis) {}
