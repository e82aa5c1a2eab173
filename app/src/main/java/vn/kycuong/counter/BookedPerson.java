package vn.kycuong.counter;

/** Who booked, as typed: a name to call and a telephone number or e-mail address. */
public record BookedPerson(String name, String contact) {
    static final BookedPerson ERASED = new BookedPerson("", "");
}
