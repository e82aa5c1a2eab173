package vn.kycuong.form;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether one answer fits its question, and how it is written down. Pure. */
final class AnswerRules {
    private static final int LONGEST_EMAIL = 254;
    /** Something that can be seen: no controls, no fillers that are letters by class alone. */
    private static final Pattern SEEN = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115f\\u1160\\u3164\\uffa0]]");

    private static final Pattern NAMED = Pattern.compile("[\\p{L}\\p{N}&&[^\\u115f\\u1160\\u3164\\uffa0]]");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}&&[^\\t\\n\\r\\u200c\\u200d]]");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private AnswerRules() {}

    /** An answer, none, or what is wrong. */
    sealed interface Answer {
        record Fit(String value) implements Answer {}

        record None() implements Answer {}

        /** @param part of an address: which of its fields; otherwise empty */
        record Wrong(String part, String wordKey, List<String> arguments) implements Answer {
            Wrong(String wordKey, String... arguments) {
                this("", wordKey, List.of(arguments));
            }
        }
    }

    static Answer answer(Question q, Answers given) {
        return switch (q.kind()) {
            case ADDRESS -> address(q, given);
            case FILE -> file(q, given);
            default -> {
                var typed = clean(given.text(q.key()), q.kind() == QuestionKind.LONG_TEXT);
                yield SEEN.matcher(typed).find() ? typed(q, typed, given) : new Answer.None();
            }
        };
    }

    private static Answer typed(Question q, String typed, Answers given) {
        return switch (q.kind()) {
            case TEXT, LONG_TEXT -> text(q, typed);
            case DATE -> date(q, typed, given.today());
            case NUMBER ->
                number(q, typed.replace(" ", "").replace(',', '.'), "\\d{1,9}(\\.\\d{1,2})?", "form.problem.number");
            case MONEY -> number(q, typed.replaceAll("[\\s.,]|đồng$|đ$", ""), "\\d{1,15}", "form.problem.money");
            case CHOICE ->
                q.choices().stream().anyMatch(c -> c.value().equals(typed))
                        ? new Answer.Fit(typed)
                        : new Answer.Wrong("form.problem.choice");
            case YES_NO ->
                typed.equals(Answers.YES) || typed.equals(Answers.NO)
                        ? new Answer.Fit(typed)
                        : new Answer.Wrong("form.problem.choice");
            case OFFICE ->
                given.offices().contains(typed) ? new Answer.Fit(typed) : new Answer.Wrong("form.problem.office");
            case IDENTITY ->
                pattern(typed.replaceAll("[\\s.-]", ""), "\\d{9}|\\d{10}|\\d{12}|\\d{13}", "form.problem.identity");
            case PHONE -> pattern(typed, "\\+?[0-9 .]{8,20}", "form.problem.phone");
            case EMAIL ->
                typed.length() > LONGEST_EMAIL
                        ? new Answer.Wrong("form.problem.email")
                        : pattern(typed, "[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "form.problem.email");
            case ADDRESS, FILE -> throw new IllegalStateException("Read elsewhere: " + q.kind());
        };
    }

    private static Answer text(Question q, String typed) {
        if (typed.length() > q.max()) return new Answer.Wrong("form.problem.long", String.valueOf(q.max()));
        return switch (q.pattern()) {
            case ANY -> new Answer.Fit(typed);
            case NAME -> NAMED.matcher(typed).find() ? new Answer.Fit(typed) : new Answer.Wrong("form.problem.name");
            case DIGITS -> pattern(typed.replace(" ", ""), "\\d+", "form.problem.digits");
            case TIME -> pattern(typed.replace('h', ':'), "([01]?\\d|2[0-3]):[0-5]\\d", "form.problem.time");
        };
    }

    private static Answer pattern(String typed, String pattern, String problem) {
        return typed.matches(pattern) ? new Answer.Fit(typed) : new Answer.Wrong(problem);
    }

    private static Answer number(Question q, String typed, String pattern, String problem) {
        if (!typed.matches(pattern)) return new Answer.Wrong(problem);
        var number = new BigDecimal(typed);
        if (!q.least().isEmpty() && number.compareTo(new BigDecimal(q.least())) < 0)
            return new Answer.Wrong("form.problem.least", q.least());
        if (!q.most().isEmpty() && number.compareTo(new BigDecimal(q.most())) > 0)
            return new Answer.Wrong("form.problem.most", q.most());
        return new Answer.Fit(typed);
    }

    private static Answer date(Question q, String typed, LocalDate today) {
        var read = day(typed);
        if (read.isEmpty()) return new Answer.Wrong("form.problem.date");
        var day = read.get();
        if (!q.least().isEmpty() && day.isBefore(bound(q.least(), today)))
            return new Answer.Wrong("form.problem.dateEarly", written(bound(q.least(), today)));
        if (!q.most().isEmpty() && day.isAfter(bound(q.most(), today)))
            return new Answer.Wrong("form.problem.dateLate", written(bound(q.most(), today)));
        return new Answer.Fit(day.toString());
    }

    /** A day as people write it, day first. */
    static Optional<LocalDate> day(String typed) {
        var iso = ISO.matcher(typed);
        var usual = DAY.matcher(typed);
        try {
            if (iso.matches()) return Optional.of(LocalDate.parse(typed));
            if (!usual.matches()) return Optional.empty();
            return Optional.of(LocalDate.of(
                    Integer.parseInt(usual.group(3)),
                    Integer.parseInt(usual.group(2)),
                    Integer.parseInt(usual.group(1))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    static LocalDate bound(String said, LocalDate today) {
        return said.equals("today") ? today : LocalDate.parse(said);
    }

    private static String written(LocalDate day) {
        return String.format(Locale.ROOT, "%02d/%02d/%d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private static Answer address(Question q, Answers given) {
        var commune = given.text(q.key() + ".commune").strip();
        var line = clean(given.text(q.key() + ".line"), false);
        boolean said = SEEN.matcher(line).find();
        if (commune.isEmpty() && !said) return new Answer.None();
        if (!given.communes().contains(commune) && !commune.equals(Answers.ELSEWHERE))
            return new Answer.Wrong(".commune", "form.problem.commune", List.of());
        if (!said) return new Answer.Wrong(".line", "form.problem.addressLine", List.of());
        if (line.length() > q.max())
            return new Answer.Wrong(".line", "form.problem.long", List.of(String.valueOf(q.max())));
        return new Answer.Fit(commune + "|" + line);
    }

    /** A file that lies there counts, whatever was ticked beside it. */
    private static Answer file(Question q, Answers given) {
        if (given.files().contains(q.key())) return new Answer.Fit(Answers.BY_FILE);
        var how = given.text(q.key());
        if (how.equals(Answers.KEPT))
            return given.kept().contains(q.key()) ? new Answer.Fit(how) : new Answer.Wrong("form.problem.keptGone");
        if (how.equals(Answers.ON_PAPER) || how.equals(Answers.NONE) && !q.required()) return new Answer.Fit(how);
        return how.equals(Answers.BY_FILE) ? new Answer.Wrong("form.problem.noFile") : new Answer.None();
    }

    /** Without what nobody sees; in one line unless lines are meant. */
    private static String clean(String typed, boolean lines) {
        var seen =
                UNSEEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC)).replaceAll("");
        return lines ? seen.strip() : seen.replaceAll("[\\p{Z}\\t\\n\\r]+", " ").strip();
    }
}
