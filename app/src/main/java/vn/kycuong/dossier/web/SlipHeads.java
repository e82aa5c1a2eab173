package vn.kycuong.dossier.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.document.SlipForms;
import vn.kycuong.document.SlipHead;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.LawLimit;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.ui.Banner;

/** The head of an official paper: who issues it, where, on which day, about which dossier. */
@Component
class SlipHeads {
    /** The one-stop desk of a unit. */
    static final String DESK = "Bộ phận Tiếp nhận và Trả kết quả";

    private final Organisation organisation;
    private final Banner banner;
    private final SlipForms forms;

    SlipHeads(Organisation organisation, Banner banner, SlipForms forms) {
        this.organisation = organisation;
        this.banner = banner;
        this.forms = forms;
    }

    /**
     * @param number the paper's own number, 0 for none
     * @param base address of this installation, for the QR code
     */
    SlipHead of(DossierRow d, UnitId issuer, LocalDate day, int number, String symbol, String base) {
        // behind the #: the key reaches no log on its way, the script of the page sends it in a form
        var address = base + "/tra-cuu#khoa=" + d.trackingKey();
        return head(issuer, day, number == 0 ? null : "%02d/%s".formatted(number, symbol), d.code(), address);
    }

    /** Of a paper about many dossiers. @param address where it was drawn */
    SlipHead ofMany(UnitId issuer, LocalDate day, String address) {
        return head(issuer, day, null, "", address);
    }

    private SlipHead head(UnitId issuer, LocalDate day, @Nullable String number, String code, String address) {
        var name = organisation.nameAt(issuer, day);
        boolean centre = name.startsWith("Trung tâm");
        return new SlipHead(
                centre ? province(day).replaceFirst("^Ủy ban nhân dân ", "UBND ") : authority(name),
                centre ? name : DESK,
                number,
                place(name, province(day)),
                day,
                code,
                address,
                banner.text("vi") != null,
                forms.on(day));
    }

    private String province(LocalDate day) {
        return organisation.nameAt(organisation.province().id(), day);
    }

    /** The desk of a unit in full. */
    String desk(UnitId unit, LocalDate day) {
        return DESK + ", " + organisation.nameAt(unit, day);
    }

    /** The time of the result in words; where the province committed itself to less than the law gives, both. */
    static String limit(Obligation owed, List<Entry> entries) {
        var promised = owed.clock().limit().inVietnamese();
        return LawLimit.of(entries)
                .map(law -> "%s (cam kết rút ngắn; theo quy định: %s)".formatted(promised, law.inVietnamese()))
                .orElse(promised);
    }

    /** How a result comes to whom it belongs. */
    static String delivery(String way) {
        return switch (way) {
            case "POSTAL" -> "Qua dịch vụ bưu chính công ích";
            case "ONLINE" -> "Trực tuyến";
            default -> "Tại " + DESK;
        };
    }

    /** What is asked for, as papers name it. */
    static String content(String procedure, Application application) {
        return application.request().isBlank() ? procedure : procedure + ": " + application.request();
    }

    static String authority(String name) {
        return name.startsWith("Xã")
                        || name.startsWith("Phường")
                        || name.startsWith("Thị trấn")
                        || name.startsWith("Huyện")
                        || name.startsWith("Thành phố")
                ? "UBND " + Character.toLowerCase(name.charAt(0)) + name.substring(1)
                : name;
    }

    private static String place(String name, String province) {
        for (var kind : List.of("Thị trấn ", "Thành phố ", "Phường ", "Huyện ", "Xã "))
            if (name.startsWith(kind)) return name.substring(kind.length());
        return province.replaceFirst("^.*tỉnh ", "");
    }
}
