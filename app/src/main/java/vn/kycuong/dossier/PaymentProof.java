package vn.kycuong.dossier;

import java.time.LocalDate;

/** That it was paid (chứng từ nộp tiền): number and date of the receipt. */
public record PaymentProof(String number, LocalDate date) {
    String paper() {
        return "Chứng từ số %s ngày %s".formatted(number, PaymentNotice.DAY.format(date));
    }
}
