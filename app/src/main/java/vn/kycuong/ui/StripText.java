package vn.kycuong.ui;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.ui.StripDays.Cell;

/** The words of a strip, and the sentences that stand for the picture. */
final class StripText {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm, dd/MM");
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    /** A stretch under the cells that has a name: first and last index. */
    record Stretch(int first, int last, String label) {}

    /** What is called otherwise where a duty was given and nobody applied. */
    private static final Map<String, String> ASSIGNED = Map.of(
            "strip.received", "strip.assigned.received",
            "strip.due", "strip.assigned.due",
            "strip.promised", "strip.assigned.promised");

    private final Words words;
    private final boolean assigned;

    StripText(Words words, boolean assigned) {
        this.words = words;
        this.assigned = assigned;
    }

    String moment(String key, Instant at) {
        return words.get(called(key), LegalZone.local(at).format(MOMENT));
    }

    String day(String key, Instant at) {
        return words.get(called(key), LegalZone.local(at).format(DAY));
    }

    private String called(String key) {
        return assigned ? ASSIGNED.getOrDefault(key, key) : key;
    }

    String hour(String key, Instant at) {
        return words.get(key, LegalZone.local(at).format(HOUR));
    }

    String weekday(DayOfWeek day) {
        return words.get("strip.weekday." + day.getValue());
    }

    String month(LocalDate date, boolean withYear) {
        return withYear
                ? words.get("strip.monthYear", date.getMonthValue(), Integer.toString(date.getYear()))
                : words.get("strip.month", date.getMonthValue());
    }

    String weeks(int n) {
        return words.get("strip.weeks", n);
    }

    /** Opens the picture for screen readers: a title and the account in sentences. */
    String head(ClockStrip.Strip strip, StripDays days, double width, double height, String kind) {
        String title = words.get("strip.title");
        List<String> all = new ArrayList<>(strip.account().sentences(words.locale()));
        String now = LegalZone.local(strip.now()).format(FULL);
        if (strip.metAt() != null) {
            all.add(words.get("strip.text.met", LegalZone.local(strip.metAt()).format(FULL)));
        } else {
            all.add(words.get("strip.text.now", now));
        }
        if (strip.due() == null) {
            all.add(words.get("strip.text.stands"));
        } else if (days.late()) {
            all.add(words.get("strip.text.late"));
        }
        if (strip.promised() != null) {
            all.add(words.get(
                    assigned ? "strip.assigned.text.promised" : "strip.text.promised",
                    LegalZone.local(strip.promised()).format(FULL)));
        }
        String text = String.join(" ", all);
        String id = "kc-" + kind + "-" + Integer.toHexString(text.hashCode());
        boolean linked = strip.pauses().stream()
                .anyMatch(pause -> pause.href() != null && !pause.href().isEmpty());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" class="kc-strip__svg" width="%s" height="%s" viewBox="0 0 %s %s" role="%s" aria-labelledby="%s-t" aria-describedby="%s-d" font-family="'Be Vietnam Pro', arial, sans-serif"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>""".formatted(
                        Svg.n(width),
                        Svg.n(height),
                        Svg.n(width),
                        Svg.n(height),
                        linked ? "group" : "img",
                        id,
                        id,
                        id,
                        Svg.escape(title),
                        id,
                        Svg.escape(text));
    }

    /** Holidays that follow each other, weekly rest in between included; weekends need no bracket. */
    static List<Stretch> holidays(List<Cell> cells) {
        List<Stretch> all = new ArrayList<>();
        int i = 0;
        while (i < cells.size()) {
            if (!cells.get(i).off() || !cells.get(i).isHoliday()) {
                i++;
                continue;
            }
            int last = i;
            var names = new LinkedHashSet<String>();
            for (int j = i; j < cells.size() && cells.get(j).off(); j++) {
                if (cells.get(j).isHoliday()) {
                    last = j;
                    names.add(bare(cells.get(j).fact().name()));
                }
            }
            all.add(new Stretch(i, last, String.join(" · ", names)));
            i = last + 1;
        }
        return all;
    }

    static boolean isMonthStart(LocalDate date) {
        return date.getDayOfMonth() == 1;
    }

    static LocalDateTime local(Instant at) {
        return LegalZone.local(at);
    }

    private static String bare(String name) {
        return name.replaceFirst(" \\([^)]*\\)$", "");
    }
}
