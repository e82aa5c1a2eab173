package vn.kycuong.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What may be typed as the form of numbers. */
final class NumberFormRules {
    static final int BOOK = 60;
    private static final int YEARS_AHEAD = 5;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} .,()/&-]*");
    private static final Pattern PATTERN = Pattern.compile("[\\p{L}\\p{M}\\d/.\\- ]{0,60}");

    private NumberFormRules() {}

    /** @param staffed whether somebody is a clerk at the unit on the day */
    static List<FieldProblem> problems(NumberForm form, LocalDate today, boolean staffed) {
        var problems = new ArrayList<FieldProblem>();
        if (form.from().isBefore(today) || form.from().isAfter(today.plusYears(YEARS_AHEAD)))
            problems.add(new FieldProblem("from", "number.form.no.day"));
        if (!form.gives()) return problems;
        if (form.book().isEmpty()) problems.add(new FieldProblem("book", "number.form.no.book"));
        if (form.book().length() > BOOK || !NAME.matcher(form.book()).matches())
            problems.add(new FieldProblem("book", "number.form.no.bookLong"));
        if (!isPattern(form.pattern())) problems.add(new FieldProblem("pattern", "number.form.no.pattern"));
        if (!staffed) problems.add(new FieldProblem("unit", "number.form.no.clerk"));
        return problems;
    }

    /** The number once, the year once at most, and around them what a symbol is made of. */
    private static boolean isPattern(String typed) {
        var numberless = typed.replaceFirst(Pattern.quote(NumberForm.NUMBER), "");
        var rest = numberless.replaceFirst(Pattern.quote(NumberForm.YEAR), "");
        return !numberless.equals(typed) && PATTERN.matcher(rest).matches();
    }
}
