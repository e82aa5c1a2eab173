package vn.kycuong.task;

import java.time.LocalTime;
import vn.kycuong.calendar.Limit;
import vn.kycuong.law.LawInForce;

/**
 * The numbers of the rules on tasks on a day; each is a dated row of the law register, most of them from memory until the province confirms.
 *
 * @param receiveDays K3: to be taken up within so many working days
 * @param unopenedDays K3: flagged when not taken up after so many working days
 * @param returnDays "not my competence" within so many working days
 * @param extensions K5: new dates the assigner's office may give
 * @param extensionsByChair K5: new dates in all; those beyond the former are the chair's
 * @param reportDay K4: by which day of the month progress is reported
 * @param yellowDays K8: working days left from which it is yellow
 * @param yellowPercent K8: percent of the time left from which it is yellow
 * @param darkDays K8: working days late from which it is dark red
 * @param darkReturns K8: times sent back from which it is dark red
 * @param objectDays K10: working days within which a named supporter may object
 */
record TaskLaw(
        int receiveDays,
        int unopenedDays,
        int returnDays,
        int extensions,
        int extensionsByChair,
        int reportDay,
        int yellowDays,
        int yellowPercent,
        int darkDays,
        int darkReturns,
        int objectDays,
        LocalTime cutoff) {
    static final String SUPPORT = "task.limit.SUPPORT";

    static TaskLaw of(LawInForce law) {
        return new TaskLaw(
                law.whole("task.receive-days"),
                law.whole("task.unopened-days"),
                law.whole("task.return-days"),
                law.whole("task.extensions"),
                law.whole("task.extensions-by-chair"),
                law.whole("task.report-day"),
                law.whole("task.yellow-days"),
                law.whole("task.yellow-percent"),
                law.whole("task.dark-days"),
                law.whole("task.dark-returns"),
                law.whole("task.object-days"),
                law.sameDayCutoff());
    }

    static Limit limit(LawInForce law, TaskType type) {
        return law.limit(type.limitRule());
    }
}
