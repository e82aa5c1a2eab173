package vn.kycuong.money.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToLongFunction;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.money.CashQuery;
import vn.kycuong.money.CashSum;
import vn.kycuong.money.Receipt;

/** A month of the cash book of a unit: by days, and all together. */
public record CashMonth(YearMonth month, List<Line> days, Line total) {
    private static final DateTimeFormatter TITLE = DateTimeFormatter.ofPattern("MM/uuuu");

    public CashMonth {
        days = List.copyOf(days);
    }

    /** Some days added up; each number opens the list of its papers. */
    public record Line(UnitId unit, LocalDate from, LocalDate to, int receipts, long cash, long online, long given) {
        public long balance() {
            return cash + online - given;
        }

        public String href(String way, String kind) {
            return CashForm.href(new CashQuery(unit, from, to, 0, way, kind));
        }
    }

    static CashMonth of(UnitId unit, YearMonth month, List<CashSum> sums) {
        var byDay = new LinkedHashMap<LocalDate, List<CashSum>>();
        for (var sum : sums)
            byDay.computeIfAbsent(sum.day(), _ -> new ArrayList<>()).add(sum);
        var days = new ArrayList<Line>();
        byDay.forEach((day, some) -> days.add(line(unit, day, day, some)));
        return new CashMonth(month, days, line(unit, month.atDay(1), month.atEndOfMonth(), sums));
    }

    private static Line line(UnitId unit, LocalDate from, LocalDate to, List<CashSum> sums) {
        return new Line(
                unit,
                from,
                to,
                (int) CashView.sum(sums, CashSum::receipts),
                taken(sums, Receipt.Way.CASH),
                taken(sums, Receipt.Way.ONLINE),
                CashView.sum(sums, CashSum::given));
    }

    private static long taken(List<CashSum> sums, Receipt.Way way) {
        ToLongFunction<CashSum> taken = s -> s.way() == way ? s.taken() : 0;
        return CashView.sum(sums, taken);
    }

    public String title() {
        return TITLE.format(month);
    }
}
