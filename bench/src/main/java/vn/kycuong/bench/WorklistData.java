package vn.kycuong.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.dossier.FindWords;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CanonicalJson;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.ClockCodec;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.oversight.FactProbe;

/**
 * Dossiers by COPY in the product's own format: every row as its act would have left it, dates from the product's calendar, entries with
 * their canonical bytes and chained hashes. From a fixed seed.
 */
final class WorklistData {
    private static final long SEED = 1_404;
    private static final int BATCH = 4_000;
    private static final String NULL = "\\N";
    private static final HexFormat HEX = HexFormat.of();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final List<String> LIMITS = List.of("3WD", "5WD", "10WD", "15WD", "20WD", "30D-X");
    private static final List<String> ROLES = List.of("RECEIVER", "OFFICER", "OFFICER", "LEADER");
    private static final List<String> PROCEDURES = List.of("BIRTH", "HOUSEHOLD_BIZ", "MARRIAGE", "DEATH");
    private static final String[] FAMILY = {"Nguyễn", "Trần", "Lê", "Hoàng", "Nông", "Lý", "Vi", "Hứa", "Lương", "Chu"};
    private static final String[] MIDDLE = {"Văn", "Thị", "Đức", "Minh", "Hồng", "Quang", "Thu", "Xuân"};
    private static final String[] GIVEN = {"Ánh", "Bình", "Cường", "Dung", "Đào", "Giang", "Hà", "Khánh", "Lan", "Má"};

    /** A dossier as the tables hold it, with what its acts were. */
    private record Made(CaseState state, List<Entry> entries, String procedure, String channel) {}

    private final ClockProjection clocks;
    private final List<Integer> units;
    private final Instant now;
    private final Random random;
    private int number;
    private @Nullable FactProbe facts;
    private List<String> procedures = PROCEDURES;

    WorklistData(ClockProjection clocks, List<Integer> units, Instant now, int part) {
        this.random = new Random(SEED + part);
        this.clocks = clocks;
        this.units = units;
        this.now = now;
    }

    /** Open work: about one in twenty late, one in ten ready to be handed over or standing. Rows only. */
    void open(DataSource database, int cases) {
        copy(database, cases, false, this::running);
    }

    /** Dossiers that are done, with every entry or with rows only. */
    void finished(DataSource database, int cases, boolean withLedger) {
        copy(database, cases, withLedger, this::done);
    }

    /**
     * Dossiers as they come in over many days, each as far as it has come by now: most are done, about one in twenty-five is not. With what
     * the boards know of them; a few were written down late, paused, given a new date or stopped.
     */
    void lived(DataSource database, int cases, int days, List<String> offered, FactProbe probe) {
        facts = probe;
        procedures = offered;
        copy(database, cases, false, () -> life(days));
    }

    private void copy(DataSource database, int cases, boolean withLedger, java.util.function.Supplier<Made> maker) {
        try (var connection = database.getConnection()) {
            for (int from = 0; from < cases; from += BATCH) {
                var tables = new Tables();
                for (int i = from; i < Math.min(cases, from + BATCH); i++) write(tables, maker.get(), withLedger);
                tables.send(connection);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    // ---- what happened ----------------------------------------------------------------------------------------------

    private Made running() {
        var in = unit();
        var decides = random.nextInt(3) == 0 ? unit() : in;
        var limit = LIMITS.get(random.nextInt(LIMITS.size()));
        var at = now.minus(Duration.ofMinutes(random.nextInt(days(limit) * 24 * 60)));
        var made = opened(in, decides, limit, at, random.nextInt(4) == 0 ? in : decides);
        int fate = random.nextInt(20);
        if (fate == 0)
            made = act(made, at, "dossier.SupplementRequested", new Effect.ClockStopped(1, Ground.SUPPLEMENT, "1"));
        if (fate == 1)
            made = act(
                    made,
                    at,
                    "dossier.StepCompleted",
                    new Effect.StateChanged("AT_ONE_STOP"),
                    new Effect.WorkMoved(1, 5, "RECEIVER", in, null, 0));
        return random.nextInt(5) < 3 ? act(made, at, "dossier.Taken", new Effect.WorkTaken(1, officer())) : made;
    }

    /** Calendar days over which receipts of a limit are spread, so that about one in twenty is late. */
    private static int days(String limit) {
        return 1 + (int) (Integer.parseInt(limit.replaceAll("[^0-9].*", "")) * (limit.contains("WD") ? 1.47 : 1.05));
    }

    private Made done() {
        var in = unit();
        var decides = random.nextInt(3) == 0 ? unit() : in;
        var at = now.minus(Duration.ofMinutes(30L * 24 * 60 + random.nextInt(5 * 365 * 24 * 60)));
        var made = opened(in, decides, LIMITS.get(random.nextInt(LIMITS.size())), at, decides);
        made = act(
                made,
                at = later(at),
                "dossier.Taken",
                new Effect.StateChanged("PROCESSING"),
                new Effect.WorkTaken(1, officer()));
        made = act(
                made, at = later(at), "dossier.StepCompleted", new Effect.WorkMoved(1, 3, "LEADER", decides, null, 1));
        made = act(made, at = later(at), "dossier.Taken", new Effect.WorkTaken(1, officer()));
        made = act(
                made,
                at = later(at),
                "dossier.StepCompleted",
                new Effect.StateChanged("AT_ONE_STOP"),
                new Effect.Discharged(1),
                new Effect.WorkMoved(1, 5, "RECEIVER", in, null, 0));
        return act(
                made,
                later(at),
                "dossier.Returned",
                new Effect.StateChanged("RETURNED"),
                new Effect.WorkClosed(1),
                new Effect.Closed());
    }

    private Made life(int days) {
        var in = unit();
        // a one-stop takes in for a few agencies, not for all
        var decides = random.nextInt(3) == 0
                ? new UnitId(units.get((units.indexOf(in.value()) * 7 + random.nextInt(4)) % units.size()))
                : in;
        var limit = LIMITS.get(random.nextInt(LIMITS.size()));
        var at = inOfficeHours(days);
        var ends = at.plus(Duration.ofMinutes((long) (days(limit) * 24 * 60 * share())));
        var made = opened(in, decides, limit, at, decides, channel());
        var next = at.plus(Duration.ofMinutes(30 + random.nextInt(24 * 60)));
        if (next.isAfter(now) || next.isAfter(ends)) return made;
        made = act(
                made, next, "dossier.Taken", new Effect.StateChanged("PROCESSING"), new Effect.WorkTaken(1, officer()));
        int fate = random.nextInt(100);
        if (fate < 6) {
            next = later(next);
            if (next.isAfter(now)) return made;
            made = act(
                    made,
                    next,
                    "dossier.SupplementRequested",
                    new Effect.StateChanged("WAITING_SUPPLEMENT"),
                    new Effect.ClockStopped(1, Ground.SUPPLEMENT, "1"));
            next = next.plus(Duration.ofMinutes(24 * 60 + random.nextInt(20 * 24 * 60)));
            if (next.isAfter(now)) return made;
            made = act(
                    made,
                    next,
                    "dossier.SupplementReceived",
                    new Effect.StateChanged("PROCESSING"),
                    new Effect.ClockResumed(1, ResumePolicy.RESUME));
        }
        if (fate == 6) {
            next = later(next);
            if (next.isAfter(now)) return made;
            made = act(
                    made, next, "dossier.Apologised", new Effect.ClockExtended(1, ends.plus(Duration.ofDays(9)), "2"));
        }
        var done = ends.isAfter(next) ? ends : later(next);
        if (done.isAfter(now)) return made;
        if (fate > 96)
            return act(
                    made,
                    done,
                    "dossier.Stopped",
                    new Effect.StateChanged("STOPPED"),
                    new Effect.WorkClosed(1),
                    new Effect.Closed());
        var written = random.nextInt(40) == 0 ? done.plus(Duration.ofHours(20 + random.nextInt(60))) : done;
        if (written.isAfter(now)) return made;
        made = act(
                made,
                done,
                written,
                "dossier.StepCompleted",
                Map.of(),
                new Effect.StateChanged("AT_ONE_STOP"),
                new Effect.Discharged(1),
                new Effect.WorkMoved(1, 5, "RECEIVER", in, null, 0));
        var returned = written.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
        if (returned.isAfter(now)) return made;
        return act(
                made,
                returned,
                "dossier.Returned",
                new Effect.StateChanged("RETURNED"),
                new Effect.WorkClosed(1),
                new Effect.Closed());
    }

    /** How much of its limit a dossier takes: one in twenty more than all of it. */
    private double share() {
        int luck = random.nextInt(100);
        return luck == 0
                ? 2 + 4 * random.nextDouble()
                : luck < 5 ? 1 + random.nextDouble() / 2 : 0.2 + 0.75 * random.nextDouble();
    }

    private Instant inOfficeHours(int days) {
        while (true) {
            var local = LegalZone.local(now.minus(Duration.ofDays(random.nextInt(days))));
            var at = LegalZone.instant(local.toLocalDate().atTime(7, 30).plusMinutes(random.nextInt(9 * 60)));
            if (local.getDayOfWeek().getValue() < 6 && at.isBefore(now)) return at;
        }
    }

    private String channel() {
        int luck = random.nextInt(20);
        return luck < 9 ? "ONLINE" : luck == 9 ? "POSTAL" : "COUNTER";
    }

    private Made opened(UnitId in, UnitId decides, String limit, Instant at, UnitId lies) {
        return opened(in, decides, limit, at, lies, "COUNTER");
    }

    private Made opened(UnitId in, UnitId decides, String limit, Instant at, UnitId lies, String channel) {
        var clock = ObligationClock.started(at, Limit.parse(limit), "bench", LocalTime.of(15, 0));
        var unopened = CaseState.unopened(new CaseId(new UUID(random.nextLong(), random.nextLong())), "dossier");
        var procedure = procedures.get(random.nextInt(procedures.size()));
        return act(
                new Made(unopened, List.of(), procedure, channel),
                at,
                at,
                "dossier.Accepted",
                Map.of("procedure", procedure, "channel", channel),
                new Effect.Opened(in, decides, 1),
                new Effect.StateChanged("ACCEPTED"),
                new Effect.ObligationOpened(1, 0, Tier.WHOLE, decides, "dossier.result", clock, null),
                new Effect.WorkOpened(1, 2, ROLES.get(random.nextInt(ROLES.size())), lies, null, 1));
    }

    private Made act(Made made, Instant at, String kind, Effect... effects) {
        return act(made, at, at, kind, Map.of(), effects);
    }

    private Made act(Made made, Instant at, Instant written, String kind, Map<String, Object> told, Effect... effects) {
        var by = new Act.By(officer(), new PostId(7), made.state().unitIn(), at, written, null);
        var act = Act.of(made.state(), by, kind, "bench", made.state().unitIn(), List.of(effects), told, null);
        var entries = new ArrayList<>(made.entries());
        entries.add(act.entry());
        return new Made(act.after(), entries, made.procedure(), made.channel());
    }

    private Instant later(Instant at) {
        return at.plus(Duration.ofMinutes(10 + random.nextInt(2 * 24 * 60)));
    }

    private ActorId officer() {
        return new ActorId(1_001 + random.nextInt(20_000));
    }

    private UnitId unit() {
        return new UnitId(units.get(random.nextInt(units.size())));
    }

    // ---- as rows ----------------------------------------------------------------------------------------------------

    private void write(Tables tables, Made made, boolean withLedger) {
        var c = made.state();
        var id = c.id().toString();
        var hash = Chain.start();
        for (var entry : made.entries()) {
            var body = entry.canonical();
            hash = Chain.next(hash, body);
            if (withLedger) tables.entry(entry, body, hash);
        }
        tables.head.row(
                id,
                c.kind(),
                c.unitIn(),
                c.unitNow(),
                c.process(),
                c.state(),
                c.version(),
                bytes(hash),
                c.lastKind(),
                c.lastAt(),
                c.openedAt(),
                c.closedAt());
        var readings = clocks.of(c, now);
        for (var o : c.obligations()) tables.obligation(id, o, java.util.Objects.requireNonNull(readings.get(o.no())));
        for (var w : c.workItems()) tables.work(id, c, w, w.obligation() == 0 ? null : readings.get(w.obligation()));
        dossier(tables, made);
        if (facts != null) {
            facts.facts(made.entries()).forEach(tables.fact::row);
            facts.times(made.entries()).forEach(tables.time::row);
        }
    }

    private void dossier(Tables tables, Made made) {
        var c = made.state();
        var name = FAMILY[random.nextInt(FAMILY.length)] + " " + MIDDLE[random.nextInt(MIDDLE.length)] + " "
                + GIVEN[random.nextInt(GIVEN.length)];
        if (random.nextInt(50_000) == 0) name = "Đinh Hiếm Gặp";
        var procedure = made.procedure();
        var day =
                LegalZone.local(java.util.Objects.requireNonNull(c.openedAt())).toLocalDate();
        var code =
                String.format(Locale.ROOT, "H37.N%04d-%s-%08d", c.unitIn().value() % 10_000, DAY.format(day), ++number);
        var words = new ArrayList<>(FindWords.of(procedure, List.of(name)));
        for (var piece : code.toLowerCase(Locale.ROOT).split("-")) words.add(piece);
        if (c.closedAt() != null) {
            words.add("u:" + c.unitIn().value());
            words.add("u:" + c.unitNow().value());
        }
        var key = new StringBuilder();
        for (var word : words) key.append('\'').append(word).append("' ");
        tables.dossier.row(
                c.id().toString(),
                code,
                procedure,
                "normal",
                made.channel(),
                c.unitIn(),
                Integer.toString(number, 36),
                vn.kycuong.reference.SearchText.folded(name),
                name);
        tables.find.row(c.id().toString(), key, c.closedAt());
    }

    static String bytes(byte[] bytes) {
        return "\\\\x" + HEX.formatHex(bytes);
    }

    /** One batch of every table. */
    private static final class Tables {
        final Table head = new Table("ledger.case_head", """
                case_id, kind, unit_in, unit_now, process_id, state, version, head_hash, last_kind, last_at, opened_at, closed_at""");
        final Table obligation = new Table("ledger.obligation", """
                case_id, no, parent, tier, unit_id, duty, clock, noticed, due_at, late_from, warn_from, paused_since, met_at, sweep_at""");
        final Table work = new Table("ledger.work_item", """
                case_id, no, step, role, unit_id, holder_id, obligation, since, open, late_from, due_at, warn_from, paused_since,
                kind, unit_in, unit_now, sort_at""");
        final Table entry = new Table("ledger.entry", """
                case_id, version, kind, occurred_at, recorded_at, actor_id, post_id, unit_id, previous_kind, previous_at, body, hash""");
        final Table dossier = new Table("dossier.dossier", """
                case_id, code, procedure_key, procedure_case, channel, unit_in, tracking_key, words, label""");
        final Table find = new Table("dossier.find", "case_id, key, closed_at");
        final Table fact = new Table("oversight.dossier_fact", FactProbe.FACTS);
        final Table time = new Table("oversight.time_fact", FactProbe.TIMES);

        void entry(Entry e, byte[] body, byte[] hash) {
            entry.row(
                    e.caseId(),
                    e.version(),
                    e.kind(),
                    e.occurredAt(),
                    e.recordedAt(),
                    e.actor(),
                    e.post(),
                    e.unit(),
                    e.previousKind(),
                    e.previousAt(),
                    bytes(body),
                    bytes(hash));
        }

        void obligation(String id, Obligation o, ClockProjection.Row r) {
            var clock = CanonicalJson.text(ClockCodec.toMap(o.clock())).replace("\\", "\\\\");
            obligation.row(
                    id,
                    o.no(),
                    o.parent(),
                    o.tier(),
                    o.unit(),
                    o.duty(),
                    clock,
                    o.noticed(),
                    r.dueAt(),
                    r.lateFrom(),
                    r.warnFrom(),
                    r.pausedSince(),
                    o.clock().metAt(),
                    null); // the sweep finds nothing to do meanwhile
        }

        void work(String id, CaseState c, WorkItem w, ClockProjection.@Nullable Row r) {
            work.row(
                    id,
                    w.no(),
                    w.step(),
                    w.role(),
                    w.unit(),
                    w.holder(),
                    w.obligation(),
                    w.since(),
                    w.open(),
                    r == null ? null : r.lateFrom(),
                    r == null ? null : r.dueAt(),
                    r == null ? null : r.warnFrom(),
                    r == null ? null : r.pausedSince(),
                    c.kind(),
                    c.unitIn(),
                    c.unitNow(),
                    r == null || r.lateFrom() == null ? "infinity" : r.lateFrom());
        }

        void send(Connection connection) throws SQLException {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : List.of(head, obligation, work, entry, dossier, find, fact, time)) table.send(copy);
        }
    }

    /** Lines of one table in COPY's text format. */
    private static final class Table {
        private final String name;
        private final String columns;
        private final StringBuilder lines = new StringBuilder(1 << 20);

        Table(String name, String columns) {
            this.name = name;
            this.columns = columns;
        }

        void row(@Nullable Object... values) {
            for (int i = 0; i < values.length; i++) {
                if (i > 0) lines.append('\t');
                lines.append(values[i] == null ? NULL : values[i].toString());
            }
            lines.append('\n');
        }

        void send(CopyManager copy) throws SQLException {
            if (lines.isEmpty()) return;
            var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
            try {
                copy.copyIn("copy " + name + " (" + columns + ") from stdin", new java.io.ByteArrayInputStream(bytes));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
