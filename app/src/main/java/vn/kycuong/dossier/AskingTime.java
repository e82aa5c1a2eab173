package vn.kycuong.dossier;

import java.time.Instant;

/**
 * Until when papers may be asked for after acceptance (thời hạn gửi yêu cầu bổ sung). It runs beside the time for the result: whoever needs no papers
 * owes nothing by it, and a request beyond it is late, whatever the date of the result.
 *
 * @param until the request is sent by then
 * @param warnFrom from then on it presses
 * @param lateFrom a request from then on is late
 * @param basis where the limit comes from
 * @param refused whether a late request is refused for this procedure, and not only marked
 */
public record AskingTime(Instant until, Instant warnFrom, Instant lateFrom, String basis, boolean refused) {
    public boolean isOver(Instant at) {
        return !at.isBefore(lateFrom);
    }

    /** Whether it presses, and is not over. */
    public boolean isNear(Instant at) {
        return !at.isBefore(warnFrom) && !isOver(at);
    }
}
