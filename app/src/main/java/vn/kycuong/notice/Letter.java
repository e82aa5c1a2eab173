package vn.kycuong.notice;

import java.util.UUID;

/**
 * A message as it leaves: put together at the last moment and kept nowhere.
 *
 * @param id the same whenever this message is sent
 * @param to an e-mail address or a telephone number
 */
record Letter(UUID id, Way way, String to, String title, String text) {
    /** The address as screens may show it. */
    String masked() {
        int at = to.lastIndexOf('@');
        if (at > 0) return to.substring(0, 1) + "•••" + to.substring(at, Math.min(to.length(), at + 2)) + "•••";
        return "•••" + to.substring(Math.max(0, to.length() - 3));
    }

    @Override
    public String toString() {
        return way + " " + id;
    }
}
