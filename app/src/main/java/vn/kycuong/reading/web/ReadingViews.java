package vn.kycuong.reading.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kycuong.directive.Directives;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.ClockReading;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.reading.ReadingState;
import vn.kycuong.reading.Readings;
import vn.kycuong.ui.ClockStrip;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Words;

/** Makes views of readings: their clock read under the calendar as known now. */
@Component
class ReadingViews {
    static final String PATH = "/quan-triet";

    private final Directives directives;
    private final ClockProjection clocks;

    ReadingViews(Directives directives, ClockProjection clocks) {
        this.directives = directives;
        this.clocks = clocks;
    }

    ReadingView of(Readings.Own own, boolean asks, Instant now) {
        var reading = own.reading();
        var plan = own.campaign().plan();
        var clock = clocks.reading(own.owed(), now);
        var here = PATH + "/viec/" + reading.id();
        boolean read = reading.state() == ReadingState.READ && asks;
        boolean understood = reading.state() == ReadingState.UNDERSTOOD;
        LocalDate reminded = reading.remindedOn();
        return new ReadingView(
                reading.id().toString(),
                here,
                plan.title(),
                sign(plan.document()),
                "/van-ban/" + plan.document(),
                ordered(plan.orderedBy()),
                plan.textOf(reading.group()).wordKey(),
                reading.state().wordKey(),
                status(reading.state(), clock, now),
                clock.dueAt(),
                reading.openedAt(),
                reading.stateAt(),
                reading.state().isOpen(),
                understood,
                reminded != null && reading.state().isOpen(),
                own.campaign().replaces(),
                reading.state() == ReadingState.OPEN
                        ? "reading.next.read"
                        : read ? "reading.next.quiz" : understood ? "reading.next.proof" : "",
                reading.state() == ReadingState.OPEN
                        ? here
                        : read ? here + "/cau-hoi" : understood ? here + "/chung-nhan" : "",
                bar(own, clock, now),
                reading.sha256());
    }

    /** Under which clause it is read: "1404/UBND-NC, điểm a"; empty for none. */
    String ordered(@Nullable OrderedBy order) {
        if (order == null) return "";
        var sign = sign(order.document());
        return order.clause().isEmpty() ? sign : words().get("reading.orderedClause", sign, order.clause());
    }

    /** Number and symbol of the document, as people write them. */
    String sign(String document) {
        return directives.find(document).map(d -> d.document().sign()).orElse(document);
    }

    private static Status status(ReadingState state, ClockReading clock, Instant now) {
        if (state == ReadingState.UNDERSTOOD) return Status.DONE;
        if (!state.isOpen()) return Status.NONE;
        if (passed(clock.lateFrom(), now)) return Status.LATE;
        return passed(clock.warnFrom(), now) ? Status.SOON : Status.ON;
    }

    private static boolean passed(@Nullable Instant moment, Instant now) {
        return moment != null && !now.isBefore(moment);
    }

    private String bar(Readings.Own own, ClockReading clock, Instant now) {
        var due = clock.dueAt();
        if (due == null || !own.reading().state().isOpen()) return "";
        var owed = own.owed();
        return ClockStrip.bar(
                clocks.calendar(owed.unit(), now), owed.clock().start(), Objects.requireNonNull(due), now, words());
    }

    /** The large clock of a reading that is still owed, or was met. */
    String strip(Readings.Own own, Instant now) {
        var owed = own.owed();
        if (!own.reading().state().isOpen() && owed.isOpen()) return "";
        var due = clocks.due(owed, now);
        return ClockStrip.figure(
                new ClockStrip.Strip(
                        due.account(),
                        owed.clock().start(),
                        due.at(),
                        null,
                        now,
                        owed.clock().metAt(),
                        java.util.List.of(),
                        clocks.calendar(owed.unit(), now),
                        true),
                ClockStrip.Size.FILE,
                words());
    }

    static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
