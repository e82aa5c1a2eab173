package vn.kycuong.publicapi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Account;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.deadline.DueAnswer;
import vn.kycuong.deadline.Office;

/** A due date on the wire: when, whether it may still change, and what each day did. */
record DeadlineJson(String due, boolean provisional, List<Day> account) {
    /**
     * One day of the account.
     *
     * @param kind a name of {@link Account.Kind}
     * @param text the reason in the language asked for
     * @param source the law, letter or paper; may be empty
     */
    record Day(LocalDate date, String kind, String text, String source) {}

    /** The same with what it was computed from. */
    record Full(
            String due,
            boolean provisional,
            List<Day> account,
            String from,
            String limit,
            String limitText,
            String lateFrom,
            String knownAt,
            @Nullable Unit unit,
            @Nullable Law law,
            List<String> sentences) {}

    /** Whose calendar it was. */
    record Unit(String key, String name) {
        static @Nullable Unit of(Office office) {
            return office.unit().map(unit -> new Unit(unit.key(), unit.name())).orElse(null);
        }
    }

    /** The row of the law that gave the limit. */
    record Law(String procedure, String name, String procedureCase, String channel, String basis, LocalDate since) {
        static @Nullable Law of(DueAnswer.@Nullable ByProcedure by, Locale locale) {
            return by == null
                    ? null
                    : new Law(
                            by.procedure().key(),
                            by.procedure().name(locale),
                            by.procedureCase().key(),
                            by.channel(),
                            by.basis(),
                            by.since());
        }
    }

    static DeadlineJson of(DueDate due, Locale locale) {
        return new DeadlineJson(moment(due.at()), due.provisional(), days(due.account(), locale));
    }

    static Full full(DueAnswer.Due answer, Locale locale) {
        var date = answer.date();
        var account = date.account();
        return new Full(
                moment(date.at()),
                date.provisional(),
                days(account, locale),
                moment(answer.from()),
                account.limit().text(),
                text(account.limit(), locale),
                moment(date.lateFrom()),
                moment(answer.office().knownAt()),
                Unit.of(answer.office()),
                Law.of(answer.by(), locale),
                account.sentences(locale));
    }

    static List<Day> days(Account account, Locale locale) {
        boolean vietnamese = locale.getLanguage().equals("vi");
        return account.lines().stream()
                .map(line -> new Day(
                        line.date(), line.kind().name(), vietnamese ? line.reasonVi() : line.reasonEn(), line.source()))
                .toList();
    }

    static String text(Limit limit, Locale locale) {
        return locale.getLanguage().equals("vi") ? limit.inVietnamese() : limit.inEnglish();
    }

    /** "2020-01-31T10:00:00+07:00": to the second, on a Vietnamese clock. */
    static String moment(Instant at) {
        var local = LegalZone.local(at).withNano(0).toString();
        return (local.length() == "2020-01-31T10:00".length() ? local + ":00" : local) + "+07:00";
    }
}
