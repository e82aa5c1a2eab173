package vn.kycuong.procedure.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.kycuong.procedure.ProcedureChange;
import vn.kycuong.ui.Words;

/**
 * On which days a procedure became another, and on which one it is read.
 *
 * @param typed the day that was asked for, as typed
 * @param isRead whether that is a day
 */
public record HistoryView(
        String key, String typed, boolean isRead, LocalDate date, LocalDate today, List<ProcedureChange> changes) {
    /** Nobody need know years before. */
    private static final int MONTHS_AHEAD = 12;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    public HistoryView {
        changes = List.copyOf(changes);
    }

    /** "31/01/2020". */
    public static String written(LocalDate day) {
        return DAY.format(day);
    }

    public boolean isToday() {
        return date.equals(today);
    }

    public boolean isWrong() {
        return !typed.isEmpty() && !isRead;
    }

    /** The next change, where it is near. */
    public Optional<ProcedureChange> coming() {
        return changes.stream()
                .filter(c -> c.day().isAfter(today) && !c.day().isAfter(today.plusMonths(MONTHS_AHEAD)))
                .findFirst();
    }

    public String at(LocalDate day) {
        return "/thu-tuc/" + key + "?ngay=" + day;
    }

    /** What changed, in words. */
    public String what(ProcedureChange change, Words w) {
        return Arrays.stream(ProcedureChange.What.values())
                .filter(change::touches)
                .map(what -> w.get("procedure.change." + what))
                .collect(Collectors.joining(", "));
    }
}
