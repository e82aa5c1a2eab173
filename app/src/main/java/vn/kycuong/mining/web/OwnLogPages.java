package vn.kycuong.mining.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.mining.OwnLogs;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** Our own dossiers as event logs; each file is noted by the walls before it leaves, and holds what the officer may see. */
@Access(Access.Who.OFFICER)
@Controller
class OwnLogPages {
    private static final int MONTHS = 12;

    private final OwnLogs logs;
    private final LegalClock time;

    OwnLogPages(OwnLogs logs, LegalClock time) {
        this.logs = logs;
        this.time = time;
    }

    /** The last months, and the years they lie in. */
    List<Option> periods() {
        var now = YearMonth.from(LegalZone.local(time.instant()));
        var options = new ArrayList<Option>();
        for (int back = 0; back < MONTHS; back++) {
            var month = now.minusMonths(back);
            options.add(new Option(
                    month.toString(), "%02d/%d".formatted(month.getMonthValue(), month.getYear()), back == 0));
        }
        for (int year = now.getYear(); year >= now.minusMonths(MONTHS).getYear(); year--)
            options.add(new Option(Integer.toString(year), Integer.toString(year), false));
        return options;
    }

    @GetMapping(ObservedPages.PATH + "/cua-ta.xes")
    void xes(@RequestParam(name = "ky", defaultValue = "") String period, Officer officer, HttpServletResponse response)
            throws IOException {
        send(OwnLogs.Format.XES, "application/xml", "xes", period, officer, response);
    }

    @GetMapping(ObservedPages.PATH + "/cua-ta.jsonocel")
    void ocel(
            @RequestParam(name = "ky", defaultValue = "") String period, Officer officer, HttpServletResponse response)
            throws IOException {
        send(OwnLogs.Format.OCEL, "application/json", "jsonocel", period, officer, response);
    }

    private void send(
            OwnLogs.Format format,
            String type,
            String ending,
            String period,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        var days = days(period).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"ho-so-%s.%s\"".formatted(period, ending));
        logs.write(
                format, days.getFirst(), days.getLast(), officer.scope(), time.instant(), response.getOutputStream());
    }

    /** First and last day of "2020-06" or "2020". */
    static Optional<List<LocalDate>> days(String period) {
        try {
            if (period.matches("\\d{4}")) {
                int year = Integer.parseInt(period);
                return Optional.of(List.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            }
            if (!period.matches("\\d{4}-\\d{2}")) return Optional.empty();
            var month = YearMonth.parse(period);
            return Optional.of(List.of(month.atDay(1), month.atEndOfMonth()));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
