package vn.kycuong.reading.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.reading.Readings;
import vn.kycuong.ui.OtherWork;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** How many documents a person still has to read, above the work list. */
@Component
class ReadingsToDo implements OtherWork {
    private final Readings readings;
    private final ReadingViews views;
    private final LegalClock time;

    ReadingsToDo(Readings readings, ReadingViews views, LegalClock time) {
        this.readings = readings;
        this.views = views;
        this.time = time;
    }

    @Override
    public Optional<Line> of(ActorId person, Words w) {
        var now = time.instant();
        var open = readings.open(person).stream()
                .map(own -> views.of(own, readings.asks(own), now))
                .toList();
        if (open.isEmpty()) return Optional.empty();
        long late = open.stream().filter(v -> v.status() == Status.LATE).count();
        return Optional.of(new Line(
                w.get("reading.work", open.size()),
                late == 0 ? "" : w.get("reading.work.late", late),
                late > 0 ? Status.LATE : Status.ON,
                ReadingViews.PATH,
                w.get("reading.work.open")));
    }
}
