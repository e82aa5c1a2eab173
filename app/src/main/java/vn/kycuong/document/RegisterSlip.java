package vn.kycuong.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sổ theo dõi hồ sơ (Mẫu 06 of 2018, Mẫu 07 of 2025): what a one-stop took in on some days, on A4 across, with a column for whoever signs for a
 * result. Its head has no code of one dossier.
 *
 * @param desk whose register
 * @param from first day of receipt, counted
 * @param to last day of receipt, counted
 */
public record RegisterSlip(SlipHead head, String desk, LocalDate from, LocalDate to, List<Line> lines) implements Slip {
    public RegisterSlip {
        lines = List.copyOf(lines);
    }

    /**
     * One dossier.
     *
     * @param received when it was taken in
     * @param due the appointment as it stands; null where there is none
     * @param met when its result was there; null until it is
     * @param delivery how the result was handed over
     * @param note where it stands
     */
    public record Line(
            String code,
            String procedure,
            int sets,
            String name,
            String address,
            String phone,
            String competent,
            Instant received,
            @Nullable Instant due,
            @Nullable Instant met,
            String delivery,
            String note) {}

    /** "từ ngày 01 tháng 6 năm 2020 đến ngày 15 tháng 6 năm 2020". */
    public String period() {
        return "từ " + SlipTime.longDate(from) + " đến " + SlipTime.longDate(to);
    }

    @Override
    public SlipKind slipKind() {
        return SlipKind.REGISTER;
    }

    @Override
    public boolean isAcross() {
        return true;
    }

    @Override
    public String about() {
        return desk;
    }
}
