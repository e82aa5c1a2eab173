package vn.kycuong.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The notice by which an applicant owes a payment before his dossier goes on (thông báo nghĩa vụ tài chính).
 *
 * @param amount in đồng
 */
public record PaymentNotice(String number, LocalDate date, long amount) {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    /** As the clock names the paper by which it stands. */
    String paper() {
        return "Thông báo số %s ngày %s".formatted(number, DAY.format(date));
    }
}
