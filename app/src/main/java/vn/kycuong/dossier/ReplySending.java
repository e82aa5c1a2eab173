package vn.kycuong.dossier;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.CaseId;

/** Sends what was prepared for a request (gửi bản bổ sung): pressed twice, or in two windows, it is one answer. */
@Component
public class ReplySending {
    /** An answer may bring as many files as an application. */
    private static final int AT_A_TIME = 2;

    private final HandingIn handing;
    private final Replies replies;
    private final Semaphore room = new Semaphore(AT_A_TIME, true);

    ReplySending(HandingIn handing, Replies replies) {
        this.handing = handing;
        this.replies = replies;
    }

    /**
     * Sends the answer in the making.
     *
     * @param since of the request that the person saw
     * @param note what he adds; a request may be answered by words alone
     */
    public ActResult send(CaseId id, int since, String note) {
        room.acquireUninterruptibly();
        try {
            return handing.send(id, since, note);
        } finally {
            room.release();
        }
    }

    /** Answers by papers and words alone. @param key sent twice it is one answer */
    public ActResult answer(CaseId id, String key, String note) {
        return replies.asked(id)
                .map(asked -> handing.answer(id, key, asked, note, List.of()))
                .orElseGet(() -> new ActResult.NotPossible("reply.no.over"));
    }
}
