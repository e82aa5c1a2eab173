package vn.kycuong.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.StaffLine.Held;
import vn.kycuong.identity.StaffReader.Parsed;
import vn.kycuong.identity.StaffRules.Known;
import vn.kycuong.identity.StaffRules.Step;
import vn.kycuong.identity.StaffSheet.Column;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;

/**
 * Exports of the staff office (tệp nhân sự): read and shown line by line before anything changes, then done as a job. Format:
 * {@code docs/hr-import.md}.
 */
@Component
public class StaffFiles {
    /** Name of this kind of job. */
    static final String KIND = "identity.staff";

    private static final Duration UNCONFIRMED_LIVES = Duration.ofDays(7);
    private static final Duration LIVES = Duration.ofDays(90);
    private static final int LATEST = 10;

    private final StaffFileRows rows;
    private final People people;
    private final Posts posts;
    private final Organisation organisation;
    private final HeldPosts held;
    private final Jobs jobs;
    private final Clock clock;
    private final WorkContacts contacts;

    StaffFiles(
            StaffFileRows rows,
            People people,
            Posts posts,
            Organisation organisation,
            HeldPosts held,
            Jobs jobs,
            Clock clock,
            WorkContacts contacts) {
        this.rows = rows;
        this.people = people;
        this.posts = posts;
        this.organisation = organisation;
        this.held = held;
        this.jobs = jobs;
        this.clock = clock;
        this.contacts = contacts;
    }

    /** What becomes of a line. */
    public enum Effect {
        /** An account is opened, and its owner put in the post. */
        NEW_ACCOUNT,
        /** An account that was there is known by its number from now on; its posts stay. */
        TIED,
        APPOINTED,
        /** The decision, the manner or the last day of what is held is put right. */
        CHANGED,
        LEAVES,
        /** Nothing but how the person is reached at work. */
        CONTACT,
        UNCHANGED,
        ERROR
    }

    /**
     * A line as it is shown.
     *
     * @param outcome of the job; null before its turn
     */
    public record Line(
            int no,
            String staffNo,
            String name,
            String post,
            String unit,
            String days,
            Effect effect,
            List<StaffNote> notes,
            @Nullable JobItem outcome) {}

    /** A post held today that the file does not name. */
    public record Missing(
            UUID subject,
            ActorId person,
            String name,
            String post,
            String unit,
            LocalDate since,
            @Nullable JobItem outcome) {}

    /**
     * A file with what it would do, or did.
     *
     * @param totals how many lines have which effect
     */
    public record Preview(
            UUID id,
            Instant madeAt,
            ActorId madeBy,
            boolean confirmed,
            List<Line> lines,
            List<Missing> missing,
            Map<Effect, Long> totals) {
        /** Whether confirming would change anything, beside what is missing. */
        public boolean changes() {
            return totals.keySet().stream().anyMatch(e -> e != Effect.UNCHANGED && e != Effect.ERROR);
        }

        /** Whether everything that was ordered is answered. */
        public boolean finished() {
            return confirmed
                    && lines.stream()
                            .allMatch(l -> l.outcome() == null || l.outcome().outcome() != null)
                    && missing.stream()
                            .allMatch(m -> m.outcome() == null || m.outcome().outcome() != null);
        }
    }

    /** One of the latest files. */
    public record Past(UUID id, Instant madeAt, ActorId madeBy, boolean confirmed) {}

    /** Reads a file and keeps what it would do, for a week; nothing changes. */
    @Transactional
    public StaffFileResult read(byte[] content, Officer by) {
        by.must(AccountBook.MANAGE);
        rows.forget(clock.instant(), UNCONFIRMED_LIVES, LIVES);
        return switch (StaffSheet.read(content)) {
            case StaffSheet.Reading.Refused(var key, var arguments) -> new StaffFileResult.Refused(key, arguments);
            case StaffSheet.Reading.Read(var sheet) -> {
                var id = UUID.randomUUID();
                rows.insert(id, by.actor(), clock.instant());
                preview(id, sheet, by.actor());
                yield new StaffFileResult.Previewed(id);
            }
        };
    }

    private void preview(UUID file, StaffSheet sheet, ActorId operator) {
        var reader = new StaffReader(organisation);
        var parsed = sheet.lines().stream().map(reader::read).toList();
        var good = parsed.stream()
                .filter(Parsed.Good.class::isInstance)
                .map(p -> ((Parsed.Good) p).line())
                .toList();
        var known = known(good);
        var book = new StaffBook(known, operator);
        var lines = new ArrayList<StaffFileRows.Line>();
        for (int i = 0; i < parsed.size(); i++) lines.add(line(sheet.lines().get(i), parsed.get(i), book));
        rows.insertLines(file, lines);
        rows.insertMissing(file, missing(sheet, good, lines, known, operator));
    }

    private static StaffFileRows.Line line(StaffSheet.Line line, Parsed parsed, StaffBook book) {
        var step = parsed instanceof Parsed.Good(var good) ? book.read(line.no(), good) : null;
        var notes = switch (parsed) {
            case Parsed.Bad(var wrong) -> wrong;
            case Parsed.Good _ ->
                switch (Objects.requireNonNull(step)) {
                    case Step.No(var why) -> List.of(why);
                    case Step.Done done -> done.notes();
                };
        };
        var effect = step instanceof Step.Done done ? done.effect() : Effect.ERROR;
        return new StaffFileRows.Line(UUID.randomUUID(), line.no(), line.cells(), effect, notes);
    }

    /** The accounts that lines name, with their posts. */
    List<Known> known(Collection<StaffLine> lines) {
        var accounts = rows.known(
                lines.stream().map(StaffLine::staffNo).collect(Collectors.toSet()),
                lines.stream().map(StaffLine::login).filter(l -> !l.isEmpty()).collect(Collectors.toSet()));
        var held = posts
                .history(accounts.stream()
                        .map(Known::actor)
                        .filter(Objects::nonNull)
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(Holding::person, Collectors.mapping(Held::of, Collectors.toList())));
        boolean reaches = lines.stream().anyMatch(l -> !l.contact().equals(WorkContact.NONE));
        var reached = reaches
                ? contacts.of(accounts.stream()
                        .map(Known::actor)
                        .filter(Objects::nonNull)
                        .toList())
                : Map.<ActorId, WorkContact>of();
        return accounts.stream()
                .map(k -> new Known(
                        k.actor(),
                        k.login(),
                        k.name(),
                        k.staffNo(),
                        k.enabled(),
                        held.getOrDefault(Objects.requireNonNull(k.actor()), List.of()),
                        reached.getOrDefault(Objects.requireNonNull(k.actor()), WorkContact.NONE)))
                .toList();
    }

    /** Posts at the units of the file, or of its people, that it does not name. Whoever stands in a line with an error is left out. */
    private List<StaffFileRows.Missing> missing(
            StaffSheet sheet,
            List<StaffLine> good,
            List<StaffFileRows.Line> lines,
            List<Known> known,
            ActorId operator) {
        var units = good.stream().map(l -> l.seat().unit()).collect(Collectors.toSet());
        var named = known.stream().map(Known::actor).collect(Collectors.toSet());
        var doubtful = lines.stream()
                .filter(l -> l.effect() == Effect.ERROR)
                .map(l -> l.cells().getOrDefault(Column.STAFF_NO, "").toUpperCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
        var there = posts.holders(held.today()).stream()
                .filter(h -> units.contains(h.post().unit()) || named.contains(h.person()))
                .filter(h -> h.post().role() != PostRole.ADMIN && !h.person().equals(operator))
                .toList();
        var numbers = rows.numbers(there.stream().map(Holding::person).collect(Collectors.toSet()));
        var told = good.stream().map(l -> l.staffNo() + l.seat()).collect(Collectors.toSet());
        return there.stream()
                .filter(h -> numbers.containsKey(h.person()) && !doubtful.contains(numbers.get(h.person())))
                .filter(h -> !told.contains(numbers.get(h.person()) + StaffLine.Seat.of(h.post())))
                .map(h -> new StaffFileRows.Missing(
                        UUID.randomUUID(), h.person(), h.post().id(), h.validFrom()))
                .toList();
    }

    /** The latest files of all administrators. */
    public List<Past> latest() {
        return rows.latest(LATEST).stream()
                .map(f -> new Past(f.id(), f.madeAt(), f.madeBy(), f.confirmed()))
                .toList();
    }

    public Optional<Preview> find(UUID id) {
        return rows.find(id).map(this::shown);
    }

    private Preview shown(StaffFileRows.File file) {
        Map<UUID, JobItem> outcomes = file.confirmed()
                ? jobs.items(file.id()).stream().collect(Collectors.toMap(JobItem::subject, i -> i))
                : Map.of();
        var lines = rows.lines(file.id());
        var totals = lines.stream()
                .collect(Collectors.groupingBy(
                        StaffFileRows.Line::effect, () -> new EnumMap<>(Effect.class), Collectors.counting()));
        return new Preview(
                file.id(),
                file.madeAt(),
                file.madeBy(),
                file.confirmed(),
                lines.stream().map(l -> shown(l, outcomes.get(l.subject()))).toList(),
                rows.missing(file.id()).stream()
                        .map(m -> shown(m, outcomes.get(m.subject())))
                        .toList(),
                totals);
    }

    private static Line shown(StaffFileRows.Line line, @Nullable JobItem outcome) {
        var cells = line.cells();
        var to = cells.getOrDefault(Column.TO, "");
        var district = cells.getOrDefault(Column.DISTRICT, "");
        return new Line(
                line.no(),
                cells.getOrDefault(Column.STAFF_NO, ""),
                cells.getOrDefault(Column.NAME, ""),
                cells.getOrDefault(Column.TITLE, ""),
                cells.getOrDefault(Column.UNIT, "") + (district.isEmpty() ? "" : ", " + district),
                cells.getOrDefault(Column.FROM, "") + (to.isEmpty() ? "" : " – " + to),
                line.effect(),
                line.notes(),
                outcome);
    }

    private Missing shown(StaffFileRows.Missing missing, @Nullable JobItem outcome) {
        var post = posts.find(missing.post());
        return new Missing(
                missing.subject(),
                missing.person(),
                people.name(missing.person()),
                post.map(p -> p.title()).orElse(""),
                post.map(p -> organisation.nameAt(p.unit(), held.today())).orElse(""),
                missing.since(),
                outcome);
    }

    /**
     * Orders what was shown to be done, once. Lines with errors are left out.
     *
     * @param leaving which of the missing leave, with today as their last day
     */
    @Transactional
    public StaffFileResult confirm(UUID id, Set<UUID> leaving, Officer by) {
        by.must(AccountBook.MANAGE);
        if (rows.find(id).isEmpty()) return new StaffFileResult.NotFound();
        var subjects = new ArrayList<JobOrder.Subject>();
        for (var line : rows.lines(id)) {
            if (line.effect() != Effect.UNCHANGED && line.effect() != Effect.ERROR)
                subjects.add(new JobOrder.Subject(line.subject(), line.effect().name()));
        }
        for (var missing : rows.missing(id)) {
            if (leaving.contains(missing.subject()))
                subjects.add(new JobOrder.Subject(missing.subject(), StaffWork.MISSING));
        }
        if (subjects.isEmpty()) return new StaffFileResult.Refused("staff.nothing", List.of());
        if (!rows.confirm(id, clock.instant())) return new StaffFileResult.Refused("staff.confirmed", List.of());
        jobs.order(new JobOrder(id, KIND, by.actor(), by.post(), Map.of("act", "staff"), subjects));
        SecurityEvents.tell(SecurityEvent.STAFF_FILE_CONFIRMED, "file", id, "items", subjects.size(), "by", by.actor());
        return new StaffFileResult.Ordered(id);
    }
}
