package vn.kycuong.counter.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Uid;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.counter.Booking;

/** A booking as a file for a calendar (RFC 5545): when and where, and not a word of whom or by which code. */
final class BookingFile {
    private BookingFile() {}

    static String ics(Booking booking, String office, Instant now) {
        var calendar = new Calendar()
                .withProdId("-//Ky Cuong//Lich hen//VI")
                .withDefaults()
                .getFluentTarget();
        var event = new VEvent(
                LegalZone.instant(booking.from()),
                LegalZone.instant(booking.to()),
                Typed.words().get("counter.ics.title", office));
        event.getProperty("DTSTAMP").ifPresent(event::remove);
        event.add(new DtStamp(now.truncatedTo(ChronoUnit.SECONDS)));
        event.add(new Uid(booking.id() + "@kycuong"));
        event.add(new Sequence(booking.version()));
        event.add(new Location(office));
        event.add(new Status(
                booking.state() == Booking.State.CANCELLED ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED));
        calendar.add(event);
        var out = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }
}
