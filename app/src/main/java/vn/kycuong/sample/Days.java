package vn.kycuong.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import vn.kycuong.calendar.LegalZone;

/** The days of the sample and what each desk still has to do; a unit's dossiers stay at one desk, so its register runs in order. */
final class Days {
    private final List<PriorityQueue<Todo>> desks = new ArrayList<>();
    private final Instant end;
    private final LocalDate first;
    private final LocalDate bulk;

    Days(List<Planned> dossiers, Instant end, int count) {
        this.end = end;
        var starts = new TreeSet<LocalDate>();
        for (int d = 0; d < count; d++) desks.add(new PriorityQueue<>());
        for (var planned : dossiers) {
            desks.get(Math.floorMod(planned.unitIn().value(), count)).add(new Todo(planned.at(), planned, null));
            starts.add(LegalZone.local(planned.at()).toLocalDate());
        }
        this.first = starts.first();
        // a single early dossier (2019) is played over a fortnight, then the months before the sample moment begin
        this.bulk = starts.higher(first.plusDays(20)) == null ? first : starts.higher(first.plusDays(20));
    }

    LocalDate first() {
        return first;
    }

    LocalDate after(LocalDate day) {
        var next = day.plusDays(1);
        return next.isAfter(first.plusDays(20)) && next.isBefore(bulk) ? bulk : next;
    }

    PriorityQueue<Todo> desk(int number) {
        return desks.get(number);
    }

    /** Nothing of a day is played beyond the sample moment. */
    Instant end(LocalDate day) {
        var midnight = LegalZone.startOf(day.plusDays(1));
        return midnight.isBefore(end) ? midnight : end;
    }

    Instant morningAfter(LocalDate day) {
        var morning = LegalZone.instant(day.plusDays(1).atTime(7, 30));
        return morning.isBefore(end) ? morning : end;
    }
}
