package vn.kycuong.document;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of every slip.
 *
 * @param superior the authority above the issuing desk, e.g. "UBND huyện Hữu Lũng" (printed in capitals)
 * @param issuer the issuing desk, e.g. "Bộ phận Tiếp nhận và Trả kết quả"
 * @param number the slip's own number and symbol, e.g. "12/PXL", or null where the form has none
 * @param place where it is signed, e.g. "Hữu Lũng"
 * @param date when it is signed; decides the form
 * @param dossierCode mã hồ sơ; empty on a paper about many
 * @param trackingUrl the whole address behind the QR code
 * @param sample true in the sample province: every page bears MẪU
 * @param forms the form of each kind on that day
 */
public record SlipHead(
        String superior,
        String issuer,
        @Nullable String number,
        String place,
        LocalDate date,
        String dossierCode,
        String trackingUrl,
        boolean sample,
        Map<SlipKind, SlipForm> forms) {
    SlipForm form(SlipKind kind) {
        return Objects.requireNonNull(forms.get(kind), () -> "No form of " + kind + " on " + date);
    }

    /** "Hữu Lũng, ngày 14 tháng 01 năm 2020": days under 10 and months 1 and 2 carry a zero (NĐ 30/2020, Phụ lục I). */
    public String placeAndDate() {
        return place + ", " + SlipTime.longDate(date);
    }

    /** A long name on two lines of about the same length, as offices centre it. */
    public String issuerOnTwoLines() {
        int middle = issuer.length() / 2;
        int left = issuer.lastIndexOf(' ', middle);
        int right = issuer.indexOf(' ', middle);
        if (issuer.length() <= 24 || left < 0 && right < 0) return issuer;
        int at = right < 0 || left >= 0 && middle - left < right - middle ? left : right;
        return issuer.substring(0, at) + "\n" + issuer.substring(at + 1);
    }
}
