package vn.kycuong.notice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What stands for a value in the words of a situation (chỗ điền), written in braces. */
public enum Placeholder {
    CODE("ma-ho-so"),
    PROCEDURE("thu-tuc"),
    /** Number and symbol of a document that is to be read. */
    DOCUMENT("van-ban"),
    /** Title of the round of reading. */
    TITLE("ten-dot"),
    /** Number of an assigned task. */
    TASK("so-nhiem-vu"),
    /** What kind of product the task is to bring. */
    PRODUCT("loai-san-pham"),
    /** The unit that decides. */
    UNIT("co-quan"),
    /** The unit that took the application in. */
    ONE_STOP("noi-nop"),
    DUE("hen-tra"),
    /** What is to be done at the step on which work stands. */
    STEP("buoc"),
    /** Who has that work. */
    HOLDER("nguoi-giu"),
    TRACKING("tra-cuu"),
    /** Day and time of an appointment. */
    WHEN("gio-hen"),
    /** Day and time held instead. */
    OFFERED("gio-khac"),
    /** Where an appointment is seen, changed and cancelled with its code. */
    BOOKING_PAGE("trang-lich-hen"),
    DAY("ngay"),
    COUNT("so-viec"),
    /** How much of a unit is overdue. */
    LATE_COUNT("so-qua-han"),
    /** How much of it will be soon. */
    SOON_COUNT("so-sap-han"),
    /** Where that is listed. */
    UNIT_LIST("trang-don-vi"),
    LINES("danh-sach"),
    WORK_LIST("trang-viec"),
    SETTINGS("trang-tuy-chon");

    private final String text;

    Placeholder(String text) {
        this.text = text;
    }

    /** As it is written between the braces. */
    public String text() {
        return text;
    }

    static Optional<Placeholder> of(String text) {
        for (var one : values()) if (one.text.equals(text)) return Optional.of(one);
        return Optional.empty();
    }

    /** Those that have a value in this situation. */
    static Set<Placeholder> of(Happening happening, Addressee addressee) {
        if (happening == Happening.UNIT_PRESSED) return EnumSet.of(UNIT, LATE_COUNT, SOON_COUNT, UNIT_LIST);
        if (happening.isList()) return EnumSet.of(DAY, COUNT, LINES, WORK_LIST, SETTINGS);
        if (happening.isOfReading()) return EnumSet.of(DOCUMENT, TITLE, UNIT, DUE);
        if (happening.isOfBooking()) {
            var ofBooking = EnumSet.of(UNIT, WHEN, BOOKING_PAGE);
            if (happening == Happening.BOOKING_OFFERED) ofBooking.add(OFFERED);
            return ofBooking;
        }
        if (happening.isOfTask()) {
            var ofTask = EnumSet.of(TASK, PRODUCT, UNIT);
            if (happening.isDated()) ofTask.add(DUE);
            return ofTask;
        }
        var known = EnumSet.of(CODE, PROCEDURE, UNIT);
        if (addressee == Addressee.APPLICANT) known.addAll(EnumSet.of(ONE_STOP, TRACKING));
        if (happening.isOfStep()) known.addAll(EnumSet.of(STEP, HOLDER));
        if (happening.isDated()) known.add(DUE);
        return known;
    }
}
