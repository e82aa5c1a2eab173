package vn.kycuong.task.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.task.ReportingStatus;
import vn.kycuong.task.TaskColour;
import vn.kycuong.task.TaskLine;
import vn.kycuong.task.TaskQuestion.Whose;

/**
 * What the address of a list asks for; what it does not name or names wrongly is as if it asked for everything.
 *
 * @param sort {@code han}, {@code moi} or {@code don-vi}
 * @param page from 1
 */
public record TaskQuery(
        Whose whose,
        String words,
        String document,
        String clause,
        String state,
        @Nullable TaskColour colour,
        @Nullable ReportingStatus reported,
        @Nullable UnitId lead,
        String sort,
        int page) {
    static final String PATH = "/nhiem-vu";
    private static final Map<String, Whose> SLUGS =
            Map.of("toi", Whose.MINE, "don-vi", Whose.UNIT, "giao", Whose.OURS, "tat-ca", Whose.ALL);

    static Optional<Whose> whose(String slug) {
        return Optional.ofNullable(SLUGS.get(slug));
    }

    /** As it stands in addresses. */
    public static String slug(Whose whose) {
        return SLUGS.entrySet().stream()
                .filter(e -> e.getValue() == whose)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    static Optional<TaskColour> colour(String name) {
        return Arrays.stream(TaskColour.values())
                .filter(c -> c.name().equals(name))
                .findFirst();
    }

    static Optional<ReportingStatus> reported(String name) {
        return Arrays.stream(ReportingStatus.values())
                .filter(c -> c.name().equals(name))
                .findFirst();
    }

    /** The narrower list: what only the moment can tell is told apart here. */
    boolean holds(TaskLine line) {
        return (colour == null || line.colour() == colour)
                && (reported == null
                        || line.reported().filter(r -> r == reported).isPresent());
    }

    List<TaskLine> sorted(List<TaskLine> lines) {
        Comparator<TaskLine> due = Comparator.comparing(
                (TaskLine l) -> l.stands().isOver() || l.dueAt() == null ? java.time.Instant.MAX : l.dueAt());
        return switch (sort) {
            case "moi" -> lines;
            case "don-vi" ->
                lines.stream()
                        .sorted(Comparator.comparing((TaskLine l) -> l.lead().value())
                                .thenComparing(due))
                        .toList();
            default ->
                lines.stream().sorted(due.thenComparing(TaskLine::number)).toList();
        };
    }

    public TaskQuery on(int other) {
        return new TaskQuery(whose, words, document, clause, state, colour, reported, lead, sort, other);
    }

    public TaskQuery coloured(@Nullable TaskColour other) {
        return new TaskQuery(whose, words, document, clause, state, other, null, lead, sort, 1);
    }

    public TaskQuery reportedAs(@Nullable ReportingStatus other) {
        return new TaskQuery(whose, words, document, clause, state, null, other, lead, sort, 1);
    }

    public TaskQuery of(Whose other) {
        return new TaskQuery(other, words, document, clause, state, colour, reported, lead, sort, 1);
    }

    /** The same list as a page. */
    public String href() {
        return PATH + asked();
    }

    /** The same list as a file. */
    public String file(String ending) {
        return PATH + ending + on(1).asked();
    }

    private String asked() {
        var all = new StringBuilder("?cua=").append(slug(whose));
        add(all, "q", words);
        add(all, "van-ban", document);
        add(all, "diem", clause);
        add(all, "tinh-trang", state);
        if (colour != null) add(all, "mau", colour.name());
        if (reported != null) add(all, "bao-cao", reported.name());
        if (lead != null) add(all, "don-vi", lead.toString());
        if (!sort.equals("han")) add(all, "xep", sort);
        if (page > 1) add(all, "trang", String.valueOf(page));
        return all.toString();
    }

    private static void add(StringBuilder to, String name, String value) {
        if (!value.isEmpty())
            to.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
