package vn.kycuong.law;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.kycuong.calendar.Limit;
import vn.kycuong.reference.Cached;
import vn.kycuong.reference.Editions;

/** The legal limits in force on a day, by subject, case and channel. Where rows overlap, the later one has taken over. */
@Service
public class Limits {
    private static final String REGISTER = "law.time_limit";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** Whether the law of a day gives a limit. */
    public sealed interface InForceResult {
        /**
         * A limit is in force.
         *
         * @param since first day of the row that gives it
         * @param confidence how sure the source is, as written there
         */
        record InForce(Limit limit, String basis, LocalDate since, String confidence, String note)
                implements InForceResult {}

        /**
         * None is in force, so nothing can be promised.
         *
         * @param reason why, as a Vietnamese sentence for the person at the counter
         */
        record NoneInForce(String reason) implements InForceResult {}
    }

    private final LimitRows rows;
    private final Editions editions;
    private final Cached<Map<String, List<LimitRow>>> bySubject;

    public Limits(LimitRows rows, Editions editions) {
        this.rows = rows;
        this.editions = editions;
        this.bySubject =
                editions.cached(REGISTER, () -> rows.all().stream().collect(Collectors.groupingBy(LimitRow::subject)));
    }

    /** The limit of the whole matter on a day. */
    public InForceResult inForce(String subject, String caseKey, @Nullable String channel, LocalDate date) {
        return inForce(subject, caseKey, Stage.WHOLE, channel, date);
    }

    public InForceResult inForce(
            String subject, String caseKey, Stage stage, @Nullable String channel, LocalDate date) {
        var wanted = channel == null ? "" : channel;
        return of(subject).stream()
                .filter(row -> row.isFor(caseKey, stage, wanted) && row.inForce(date))
                .max(Comparator.comparing(LimitRow::effectiveFrom)
                        .thenComparing(row -> !row.channel().isEmpty()))
                .map(row -> result(row, date))
                .orElseGet(() -> new InForceResult.NoneInForce(
                        "Không có thời hạn nào có hiệu lực vào ngày %s cho thủ tục và trường hợp này."
                                .formatted(DAY.format(date))));
    }

    /** Every row of a subject, the oldest first. */
    public List<LimitRow> of(String subject) {
        return bySubject.get().getOrDefault(subject, List.of());
    }

    /** The rows of subjects of a kind as the database holds them now, whatever memory says. */
    public List<LimitRow> stored(String kind) {
        return rows.all().stream()
                .filter(row -> row.subject().startsWith(kind + ":"))
                .toList();
    }

    /** Replaces every limit whose subject is of a kind, e.g. {@code procedure}; within the caller's transaction. */
    public void replace(String kind, List<LimitRow> limits) {
        replaceBut(kind, Set.of(), limits);
    }

    /** The same, but these subjects keep what they have. */
    public void replaceBut(String kind, Set<String> kept, List<LimitRow> limits) {
        rows.replace(kind + ":", kept, limits);
        editions.changed(REGISTER);
    }

    /** Replaces the limits of these subjects; within the caller's transaction. */
    public void replaceOf(Set<String> subjects, List<LimitRow> limits) {
        rows.replaceOf(subjects, limits);
        editions.changed(REGISTER);
    }

    private static InForceResult result(LimitRow row, LocalDate date) {
        var problem = row.problem();
        return row.limitOn(date)
                .<InForceResult>map(limit -> new InForceResult.InForce(
                        limit, row.basis(), row.effectiveFrom(), row.confidence(), row.note()))
                .orElseGet(() -> new InForceResult.NoneInForce(problem == null ? "" : problem));
    }
}
