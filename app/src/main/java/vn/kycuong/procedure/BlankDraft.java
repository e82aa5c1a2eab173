package vn.kycuong.procedure;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.kycuong.kernel.ActorId;

/**
 * A blank form that somebody proposes; nobody takes it yet.
 *
 * @param token another at each change
 * @param file empty where the form is to be taken away
 */
public record BlankDraft(
        int paperNo, String paper, UUID token, Optional<BlankForm.BlankFile> file, ActorId putBy, Instant putAt) {}
