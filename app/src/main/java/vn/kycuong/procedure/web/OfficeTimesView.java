package vn.kycuong.procedure.web;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.procedure.TimesTaken;

/** What an office really took over its procedures, as its page says it. */
public record OfficeTimesView(String since, String counted, List<Line> lines, int smallest) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    public OfficeTimesView {
        lines = List.copyOf(lines);
    }

    /** One procedure. */
    public record Line(String key, String name, TakenView.Line taken) {}

    static OfficeTimesView of(TimesTaken.AtOffice taken, Function<String, String> names) {
        return new OfficeTimesView(
                DAY.format(taken.since()),
                MINUTE.format(LegalZone.local(taken.counted())),
                taken.procedures().stream()
                        .map(one -> new Line(
                                one.procedureKey(),
                                names.apply(one.procedureKey()),
                                new TakenView.Line("", one.spread())))
                        .toList(),
                taken.smallest());
    }
}
