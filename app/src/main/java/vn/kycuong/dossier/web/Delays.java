package vn.kycuong.dossier.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Consultations;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Posts;
import vn.kycuong.worktime.WorkTime;

/**
 * Who answers for the delay of a dossier (trách nhiệm để chậm), from its entries alone: a consulted agency that kept silent beyond its date; else
 * whoever had it longest while the clock ran.
 */
@Component
class Delays {
    private final ClockPictures clocks;
    private final WorkTime workTime;
    private final Posts posts;
    private final Organisation organisation;

    Delays(ClockPictures clocks, WorkTime workTime, Posts posts, Organisation organisation) {
        this.clocks = clocks;
        this.workTime = workTime;
        this.posts = posts;
        this.organisation = organisation;
    }

    /** As the paper says it. @param entries of the dossier up to the state */
    String answerable(CaseState c, List<Entry> entries, Instant at) {
        var silent = c.obligations().stream()
                .filter(Obligation::isConsultation)
                .filter(o -> !Consultations.isTacit(o) && isLate(o, at))
                .map(o -> name(o.unit(), at))
                .distinct()
                .toList();
        if (!silent.isEmpty()) return String.join("; ", silent) + " (chậm trả lời ý kiến được hỏi)";
        var owed = c.obligation(Tier.WHOLE).orElseThrow();
        var time = TimeInHand.of(
                entries, new TimeInHand.Question(owed.no(), workTime.calendar(owed.unit(), at), posts.heads(), at));
        return longest(time)
                .map(most -> "%s (giữ hồ sơ %s giờ làm việc)"
                        .formatted(name(most.getKey(), at), TimePictures.hours(most.getValue())))
                .orElseGet(() -> name(c.unitNow(), at));
    }

    private boolean isLate(Obligation consultation, Instant at) {
        var met = consultation.clock().metAt();
        var lateFrom = clocks.due(consultation, at).lateFrom();
        return !(met == null ? at : met).isBefore(lateFrom);
    }

    private static java.util.Optional<Map.Entry<UnitId, Long>> longest(TimeInHand time) {
        return time.parts().stream()
                .filter(p -> p.counting() == TimeInHand.Counting.COUNTED
                        && p.hand().kind().isOfUnit())
                .collect(Collectors.groupingBy(p -> p.hand().unit(), Collectors.summingLong(TimeInHand.Part::minutes)))
                .entrySet()
                .stream()
                .filter(e -> e.getValue() > 0)
                .max(Map.Entry.<UnitId, Long>comparingByValue()
                        .thenComparing(e -> e.getKey().value(), Comparator.reverseOrder()));
    }

    private String name(UnitId unit, Instant at) {
        return organisation.nameAt(unit, LegalZone.local(at).toLocalDate());
    }
}
