package vn.kycuong.task.web;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import vn.kycuong.ui.Words;

/** Points and months as pages write them. */
public final class TaskPoints {
    private TaskPoints() {}

    /** Hundredths of a point as "87,50". */
    public static String text(int hundredths, Words w) {
        return ("%d" + ("en".equals(w.lang()) ? "." : ",") + "%02d").formatted(hundredths / 100, hundredths % 100);
    }

    /** "06/2020". */
    public static String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MM/uuuu").format(month);
    }
}
