package vn.kycuong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.sql.Timestamps;

/** Gives acts to the statement that records them: one alone as plain values, many as arrays. */
@Repository
class ActStatement {
    private static final String VALUES =
            ActColumn.ALL.stream().map(column -> "?::" + column.type()).collect(Collectors.joining(", "));
    private static final String ONE = "ledger.act(" + VALUES + ")";
    private static final String ONE_SEALED = "select ledger.act_sealed(" + VALUES + ")";
    private static final String REFUSED =
            "select outcome, version, last_kind, last_at, last_actor from ledger.act_refused(?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String REFUSED_SEALED =
            "select outcome, version, last_kind, last_at, last_actor from ledger.act_sealed_refused(?, ?, ?, ?, ?, ?, ?, ?, ?)";
    /** Up to so many are cheaper as calls of their own than as arrays; still one statement and one commit. */
    private static final int FEW = 4;

    private static final List<String> OF_FEW = IntStream.rangeClosed(1, FEW)
            .mapToObj(n -> "select " + String.join(", ", Collections.nCopies(n, ONE)))
            .toList();
    private static final String MANY = ActColumn.ALL.stream()
            .map(column -> "?::" + column.type() + "[]")
            .collect(Collectors.joining(", ", "select ledger.acts(", ")"));
    private static final int TRIES = 5;

    private final JdbcTemplate jdbc;
    private final ActRows rows;

    ActStatement(DataSource database, ActRows rows) {
        this.jdbc = new JdbcTemplate(database);
        this.rows = rows;
    }

    /** An act, ready to be sent: the values of {@link ActColumn#ALL}. */
    record Ready(Act act, List<@Nullable Object> values) {
        CaseId caseId() {
            return act.entry().caseId();
        }
    }

    /** One act on a sealed case, by the writer of its register; never together with another. */
    ActOutcome recordSealed(Act act) {
        var ready = ready(act);
        for (int i = 0; i < TRIES; i++) {
            if (isDone(ready)) return new ActOutcome.Recorded(act.entry().version());
            var refused = refused(act, REFUSED_SEALED);
            if (refused != null) return refused;
        }
        throw new IllegalStateException("Nothing stands against an act that is not recorded: " + ready);
    }

    private boolean isDone(Ready act) {
        return Boolean.TRUE.equals(jdbc.query(
                ONE_SEALED, statement -> bind(statement, List.of(act)), row -> row.next() && row.getInt(1) > 0));
    }

    /** What can be done before an act has its turn. */
    Ready ready(Act act) {
        var parts = rows.of(act);
        var values = new ArrayList<@Nullable Object>(ActColumn.ALL.size());
        for (var column : ActColumn.ALL) values.add(column.value().apply(parts));
        return new Ready(act, values);
    }

    /** Each act answered by its own outcome, in the order given; at most one a case. */
    List<ActOutcome> record(List<Ready> acts) {
        return record(acts, TRIES);
    }

    private List<ActOutcome> record(List<Ready> acts, int tries) {
        var ordered = acts.stream()
                .sorted(Comparator.comparing(Ready::caseId, ActStatement::inOrder))
                .toList();
        var done = ordered.size() <= FEW ? few(ordered) : many(ordered);
        return acts.stream()
                .map(act -> done.contains(act)
                        ? new ActOutcome.Recorded(act.act().entry().version())
                        : answered(act, tries))
                .toList();
    }

    /** As PostgreSQL sorts them: whoever locks several cases locks them in this order. */
    private static int inOrder(CaseId a, CaseId b) {
        int high = Long.compareUnsigned(
                a.value().getMostSignificantBits(), b.value().getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(
                        a.value().getLeastSignificantBits(), b.value().getLeastSignificantBits());
    }

    private Set<Ready> few(List<Ready> acts) {
        return Objects.requireNonNull(jdbc.query(
                OF_FEW.get(acts.size() - 1), statement -> bind(statement, acts), row -> {
                    var done = Collections.<Ready>newSetFromMap(new IdentityHashMap<>());
                    row.next();
                    for (int i = 0; i < acts.size(); i++) if (row.getInt(i + 1) > 0) done.add(acts.get(i));
                    return done;
                }));
    }

    private Set<Ready> many(List<Ready> acts) {
        var done = Collections.<Ready>newSetFromMap(new IdentityHashMap<>());
        jdbc.query(MANY, statement -> bindAll(statement, acts), (ResultSet row) -> {
            done.add(acts.get(row.getInt(1) - 1));
        });
        return done;
    }

    private ActOutcome answered(Ready act, int tries) {
        var refused = refused(act.act(), REFUSED);
        if (refused != null) return refused;
        if (tries == 0) throw new IllegalStateException("Nothing stands against an act that is not recorded: " + act);
        return record(List.of(act), tries - 1).getFirst();
    }

    private static void bind(PreparedStatement statement, List<Ready> acts) throws SQLException {
        int place = 0;
        for (var act : acts) {
            for (int i = 0; i < act.values().size(); i++) {
                var value = act.values().get(i);
                if (value == null)
                    statement.setNull(++place, ActColumn.ALL.get(i).jdbcType());
                else statement.setObject(++place, value);
            }
        }
    }

    private static void bindAll(PreparedStatement statement, List<Ready> acts) throws SQLException {
        Connection connection = statement.getConnection();
        for (int i = 0; i < ActColumn.ALL.size(); i++) {
            var column = ActColumn.ALL.get(i);
            var values = column.array(acts.size());
            for (int n = 0; n < values.length; n++)
                values[n] = acts.get(n).values().get(i);
            statement.setArray(i + 1, connection.createArrayOf(column.type(), values));
        }
    }

    /** Why an act was not recorded; null when nothing stands against it any more. */
    private @Nullable ActOutcome refused(Act act, String question) {
        var e = act.entry();
        return jdbc.queryForObject(
                question,
                ActStatement::outcome,
                e.caseId().value(),
                act.before().version(),
                act.right(),
                act.at().value(),
                e.actor().value(),
                e.post().value(),
                e.key(),
                act.after().unitIn().value(),
                act.after().unitNow().value());
    }

    private static @Nullable ActOutcome outcome(ResultSet row, int number) throws SQLException {
        int version = row.getInt("version");
        return switch (row.getString("outcome")) {
            case "REPLAYED" -> new ActOutcome.Replayed(version);
            case "FORBIDDEN" -> new ActOutcome.Forbidden();
            case "STALE" ->
                new ActOutcome.Stale(
                        version,
                        Objects.requireNonNullElse(row.getString("last_kind"), ""),
                        Objects.requireNonNullElse(Timestamps.orNull(row, "last_at"), Instant.EPOCH),
                        new ActorId(row.getInt("last_actor")));
            case "AGAIN" -> null;
            default -> throw new IllegalStateException("Unknown outcome " + row.getString("outcome"));
        };
    }
}
