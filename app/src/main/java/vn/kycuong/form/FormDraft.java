package vn.kycuong.form;

import java.time.Instant;
import vn.kycuong.kernel.ActorId;

/**
 * A part of the forms that is being written; nobody is asked by it yet.
 *
 * @param followsShipped whether it gives up what was written here for what the program ships
 * @param version counts the changes
 * @param writtenBy who changed it last
 * @param undoable whether the last change can be taken back
 */
public record FormDraft(
        FormRef ref,
        FormPart part,
        boolean followsShipped,
        int version,
        ActorId writtenBy,
        Instant writtenAt,
        boolean undoable) {}
