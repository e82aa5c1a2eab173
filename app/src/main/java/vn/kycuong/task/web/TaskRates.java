package vn.kycuong.task.web;

import java.util.Optional;
import vn.kycuong.ui.Words;

/** Shares as pages write them. */
public final class TaskRates {
    private TaskRates() {}

    /** Hundredths of a percent as "98,62 %"; a dash where nothing is divided. */
    public static String text(Optional<Integer> share, Words w) {
        return share.map(s -> ("%d" + ("en".equals(w.lang()) ? "." : ",") + "%02d %%").formatted(s / 100, s % 100))
                .orElse("–");
    }
}
