package vn.kycuong.oversight.web;

import java.util.Locale;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Words;

/** Words for the states of a dossier and for how it stands. */
public final class States {
    private States() {}

    static String wordKey(String state) {
        return "dossier.state." + state.toLowerCase(Locale.ROOT);
    }

    /** How a dossier stands; nothing is owed yet where nothing is measured. */
    public static String word(Status status, Words w) {
        return status == Status.NONE ? w.get("oversight.status.none") : status.word(w);
    }
}
