package vn.kycuong.money.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.money.CashQuery;

/** What the addresses of the cash book say; what cannot be read is left at what is likeliest. */
final class CashForm {
    static final String PATH = "/doi-chieu-quy";
    static final String PAPERS = PATH + "/chung-tu";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int LONGEST_DAYS = 366;

    private CashForm() {}

    /** A unit of the officer's scope; his own when none is named, empty when it is not his to see. */
    static Optional<UnitId> unit(String typed, Officer officer) {
        if (typed.isEmpty()) return Optional.of(officer.unit());
        if (!NUMBER.matcher(typed).matches()) return Optional.empty();
        return Optional.of(new UnitId(Integer.parseInt(typed)))
                .filter(u -> officer.scope().contains(u));
    }

    static LocalDate day(String typed, LocalDate otherwise) {
        try {
            var day = typed.isEmpty() ? otherwise : LocalDate.parse(typed);
            return day.getYear() < 2000 || day.getYear() > 2200 ? otherwise : day;
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }

    static YearMonth month(String typed, LocalDate today) {
        try {
            var month = typed.isEmpty() ? YearMonth.from(today) : YearMonth.parse(typed);
            return month.getYear() < 2000 || month.getYear() > 2200 ? YearMonth.from(today) : month;
        } catch (DateTimeException unreadable) {
            return YearMonth.from(today);
        }
    }

    static int cashier(String typed) {
        return NUMBER.matcher(typed).matches() ? Integer.parseInt(typed) : 0;
    }

    private static String one(String typed, List<String> known) {
        return known.contains(typed) ? typed : "";
    }

    /** At most a year at once. */
    static CashQuery query(UnitId unit, LocalDate from, LocalDate to, String cashier, String way, String kind) {
        var last = to.isBefore(from) ? from : to;
        return new CashQuery(
                unit,
                last.minusDays(LONGEST_DAYS).isAfter(from) ? last.minusDays(LONGEST_DAYS) : from,
                last,
                cashier(cashier),
                one(way, List.of("CASH", "ONLINE")),
                one(kind, List.of("RECEIPT", "REFUND", "VOIDED")));
    }

    /** The address of the list of these papers. */
    static String href(CashQuery q) {
        return "%s?don-vi=%d&tu=%s&den=%s&nguoi=%d&cach=%s&loai=%s"
                .formatted(PAPERS, q.unit().value(), q.from(), q.to(), q.cashier(), q.way(), q.kind());
    }
}
