package vn.kycuong.deadline.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Account;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.deadline.DueAnswer;
import vn.kycuong.ui.ClockStrip;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Field;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/**
 * The calculator as it is shown.
 *
 * @param errors what is wrong, by the name of the field
 * @param procedures to choose from; empty when a limit is typed
 * @param cases of the chosen procedure; none or one needs no choice
 * @param answer null before a question, and when it was refused
 * @param link the whole address of the answer
 */
public record CalculatorView(
        CalculatorForm form,
        Map<String, String> errors,
        List<Option> measures,
        List<Option> procedures,
        List<Option> cases,
        List<Option> channels,
        List<Option> units,
        DueAnswer.@Nullable Due answer,
        String link) {
    /** A longer way than this is no picture any more. */
    private static final int LONGEST_STRIP = 400;

    public CalculatorView {
        errors = Map.copyOf(errors);
        measures = List.copyOf(measures);
        procedures = List.copyOf(procedures);
        cases = List.copyOf(cases);
        channels = List.copyOf(channels);
        units = List.copyOf(units);
    }

    public List<ErrorLine> errorLines() {
        return errors.entrySet().stream()
                .map(e -> new ErrorLine(e.getKey(), e.getValue()))
                .toList();
    }

    /** A question with what was typed and what is wrong with it. */
    public Field field(String name, String label, String value) {
        return Field.of(name, label).value(value).error(errors.get(name));
    }

    public boolean knownAtIsOpen() {
        return !form.knownAt().isEmpty();
    }

    /** The plan of the way from receipt to due date; null where it would be too long to be read. */
    public ClockStrip.@Nullable Strip strip(DueAnswer.Due due, Account account) {
        if (account.lines().size() > LONGEST_STRIP) return null;
        DueDate date = due.date();
        return new ClockStrip.Strip(
                account,
                due.from(),
                date.at(),
                null,
                due.from(),
                null,
                List.of(),
                due.office().calendar());
    }

    /** "10:00 21/01/2020" of when the calendar was known; asked for, or the present. */
    public String knownAt(DueAnswer.Due due) {
        return CalculatorForm.moment(due.office().knownAt());
    }

    /** Whether the source of the limit was read; otherwise the page says that it was not. */
    public static boolean verified(DueAnswer.ByProcedure by) {
        return by.confidence().startsWith("verified");
    }

    public static String limit(Account account, Words w) {
        return w.lang().equals("en")
                ? account.limit().inEnglish()
                : account.limit().inVietnamese();
    }
}
