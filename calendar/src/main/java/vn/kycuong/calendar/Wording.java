package vn.kycuong.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Dates and hours as people read them, in the two languages of the screens. */
enum Wording {
    VIETNAMESE("dd/MM/uuuu", Locale.ROOT),
    ENGLISH("d MMMM uuuu", Locale.ENGLISH);

    // Named here and not taken from the JDK's locale data, which changes between releases; these words are printed.
    private static final List<String> THU =
            List.of("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final DateTimeFormatter day;

    Wording(String pattern, Locale locale) {
        this.day = DateTimeFormatter.ofPattern(pattern, locale);
    }

    static Wording of(Locale locale) {
        return locale.getLanguage().equals("vi") ? VIETNAMESE : ENGLISH;
    }

    String pick(String vietnamese, String english) {
        return this == VIETNAMESE ? vietnamese : english;
    }

    String date(LocalDate date) {
        return day.format(date);
    }

    /** "02/2020", "February 2020". */
    String month(LocalDate date) {
        return this == VIETNAMESE
                ? MONTH.format(date)
                : date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + date.getYear();
    }

    String hour(LocalTime time) {
        return HOUR.format(time);
    }

    String weekday(DayOfWeek weekday) {
        return this == VIETNAMESE
                ? THU.get(weekday.getValue() - 1)
                : weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** "thứ Sáu 26/04/2019". */
    String longDate(LocalDate date) {
        return weekday(date.getDayOfWeek()) + " " + date(date);
    }

    /** "09:00 thứ Sáu 26/04/2019". */
    String moment(LocalDateTime moment) {
        return hour(moment.toLocalTime()) + " " + longDate(moment.toLocalDate());
    }

    String limit(Limit limit) {
        return this == VIETNAMESE ? limit.inVietnamese() : limit.inEnglish();
    }

    /** "Nghỉ hoán đổi"; "Public holiday: Tết Nguyên đán Canh Tý". */
    String day(DayFact day) {
        return this == VIETNAMESE ? vietnamese(day) : english(day);
    }

    /** The same inside a sentence. A holiday's own name keeps its capital. */
    String dayInSentence(DayFact day) {
        String text = day(day);
        boolean common = this == ENGLISH || text.startsWith("Nghỉ");
        return common ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }

    private static String vietnamese(DayFact day) {
        boolean unsaid = day.kind() == DayKind.COMPENSATORY
                && !day.name().toLowerCase(Locale.ROOT).contains("bù");
        return unsaid ? day.name() + " (nghỉ bù)" : day.name();
    }

    private static String english(DayFact day) {
        return day.kind() == DayKind.REST ? english(day.kind()) : english(day.kind()) + ": " + day.name();
    }

    private static String english(DayKind kind) {
        return switch (kind) {
            case WORKING -> "Working day";
            case REST -> "Weekly rest";
            case STATUTORY -> "Public holiday";
            case COMPENSATORY -> "Compensatory day off";
            case SWAPPED_OFF -> "Swapped day off";
            case WORKED -> "Make-up working day";
            case CLOSED -> "Closed";
            case OPENED -> "Opened by decision";
        };
    }
}
