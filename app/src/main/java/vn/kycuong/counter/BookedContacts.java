package vn.kycuong.counter;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where who booked is told of his booking (liên hệ của người đặt lịch), for who sends it and keeps it nowhere. */
@Component
public class BookedContacts {
    private final BookingRows rows;
    private final Bookings bookings;

    BookedContacts(BookingRows rows, Bookings bookings) {
        this.rows = rows;
        this.bookings = bookings;
    }

    /**
     * A booking as it stands now, and where to tell of it.
     *
     * @param contact a telephone number or an e-mail address, as {@link BookingRules} cleans it
     */
    public record Reachable(Booking booking, String contact) {
        public boolean isByMail() {
            return contact.contains("@");
        }
    }

    /** Empty once who booked is erased. */
    public Optional<Reachable> of(UUID booking) {
        return rows.find(booking)
                .flatMap(row -> bookings.person(row).map(who -> new Reachable(bookings.view(row), who.contact())));
    }
}
