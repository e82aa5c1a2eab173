package vn.kycuong.procedure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.kycuong.calendar.Limit;
import vn.kycuong.law.Limits;
import vn.kycuong.procedure.CaseLimit;
import vn.kycuong.procedure.ProcedureCase;

/** One row of the time limits: a case, and the ways of handing in that have this limit, or for which there is none. */
public record LimitLine(ProcedureCase procedureCase, List<String> channels, Limits.InForceResult limit) {
    public LimitLine {
        channels = List.copyOf(channels);
    }

    /** Ways of handing in that share an answer stand in one row. */
    static List<LimitLine> of(List<CaseLimit> limits) {
        var lines = new ArrayList<LimitLine>();
        for (var one : limits) {
            int same = sameAnswer(lines, one);
            if (same < 0) {
                lines.add(new LimitLine(one.procedureCase(), List.of(one.channel()), one.limit()));
            } else {
                lines.set(same, lines.get(same).and(one.channel()));
            }
        }
        return lines;
    }

    private static int sameAnswer(List<LimitLine> lines, CaseLimit one) {
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.procedureCase().equals(one.procedureCase()) && line.limit().equals(one.limit())) return i;
        }
        return -1;
    }

    private LimitLine and(String channel) {
        var both = new ArrayList<>(channels);
        both.add(channel);
        return new LimitLine(procedureCase, both, limit);
    }

    public String caseName(Locale locale) {
        return procedureCase.name(locale);
    }

    /** The limit in words of a language, for instance "3 ngày làm việc". */
    public static String words(Limit limit, Locale locale) {
        return locale.getLanguage().equals("en") ? limit.inEnglish() : limit.inVietnamese();
    }

    /** Whether the source was read; otherwise the page says that it was not. */
    public static boolean verified(String confidence) {
        return confidence.startsWith("verified");
    }
}
