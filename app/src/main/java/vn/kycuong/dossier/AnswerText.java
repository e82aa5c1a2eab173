package vn.kycuong.dossier;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.kycuong.form.Answers;
import vn.kycuong.form.Question;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.ui.Words;

/** An answer as people read it. */
@Component
public class AnswerText {
    private final Organisation organisation;

    AnswerText(Organisation organisation) {
        this.organisation = organisation;
    }

    /** @param value as the rules wrote it down */
    public String of(Question question, String value, LocalDate today, Locale locale) {
        var w = Words.of(locale.getLanguage());
        return switch (question.kind()) {
            case CHOICE ->
                question.choices().stream()
                        .filter(c -> c.value().equals(value))
                        .map(c -> c.label(locale))
                        .findFirst()
                        .orElse(value);
            case YES_NO -> w.get(value.equals(Answers.YES) ? "draft.yes" : "draft.no.answer");
            case DATE -> day(LocalDate.parse(value));
            case MONEY -> w.get("draft.amount", String.format(Locale.of("vi"), "%,d", new BigInteger(value)));
            case NUMBER -> value.replace('.', ',');
            case OFFICE -> unit(value, today);
            case ADDRESS -> address(value, today);
            default -> value;
        };
    }

    /** "Số 5, Thị trấn Hữu Lũng"; the line alone where it is elsewhere. */
    String address(String value, LocalDate today) {
        int bar = value.indexOf('|');
        var line = value.substring(bar + 1);
        var commune = value.substring(0, bar);
        return commune.equals(Answers.ELSEWHERE) ? line : line + ", " + unit(commune, today);
    }

    private String unit(String number, LocalDate today) {
        return organisation.nameAt(new UnitId(Integer.parseInt(number)), today);
    }

    private static String day(LocalDate day) {
        return String.format(Locale.ROOT, "%02d/%02d/%d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
