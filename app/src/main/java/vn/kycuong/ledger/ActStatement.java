package vn.kycuong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;

/** Gives acts to the statement that records them: one alone as plain values, many as arrays. */
@Repository
class ActStatement {
    private static final String ONE = ActColumn.ALL.stream()
            .map(column -> "?::" + column.type())
            .collect(Collectors.joining(", ", "select ledger.act(", ")"));
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

    /** What can be done before an act has its turn. */
    Ready ready(Act act) {
        var parts = rows.of(act);
        var values = new ArrayList<@Nullable Object>(ActColumn.ALL.size());
        for (var column : ActColumn.ALL) values.add(column.value().apply(parts));
        return new Ready(act, values);
    }

    /** Each act answered by its own outcome, in the order given; at most one a case. */
    List<ActOutcome> record(List<Ready> acts) {
        return acts.size() == 1 ? List.of(one(acts.getFirst())) : many(acts);
    }

    private ActOutcome one(Ready act) {
        for (int i = 0; i < TRIES; i++) {
            int version = Objects.requireNonNull(jdbc.query(ONE, statement -> bind(statement, act.values()), row -> {
                row.next();
                return row.getInt(1);
            }));
            if (version > 0) return new ActOutcome.Recorded(version);
            var refused = refused(act.act());
            if (refused != null) return refused;
        }
        throw new IllegalStateException("Nothing stands against an act that is not recorded: "
                + act.act().entry());
    }

    /** In the order of their cases, as the statement locks them. */
    private List<ActOutcome> many(List<Ready> acts) {
        var order = IntStream.range(0, acts.size())
                .boxed()
                .sorted(Comparator.comparing(i -> acts.get(i).caseId().value()))
                .toList();
        var ordered = order.stream().map(acts::get).toList();
        var done = new HashSet<Integer>();
        jdbc.query(MANY, statement -> bindAll(statement, ordered), (ResultSet row) -> {
            done.add(order.get(row.getInt(1) - 1));
        });
        var outcomes = new ArrayList<ActOutcome>(acts.size());
        for (int i = 0; i < acts.size(); i++) {
            var act = acts.get(i);
            if (done.contains(i))
                outcomes.add(new ActOutcome.Recorded(act.act().entry().version()));
            else outcomes.add(Objects.requireNonNullElseGet(refused(act.act()), () -> one(act)));
        }
        return outcomes;
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value == null) statement.setNull(i + 1, ActColumn.ALL.get(i).jdbcType());
            else statement.setObject(i + 1, value);
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
    private @Nullable ActOutcome refused(Act act) {
        var e = act.entry();
        return jdbc.queryForObject(
                "select outcome, version, last_kind, last_at, last_actor from ledger.act_refused(?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                        Objects.requireNonNullElse(LedgerRows.instant(row, "last_at"), Instant.EPOCH),
                        new ActorId(row.getInt("last_actor")));
            case "AGAIN" -> null;
            default -> throw new IllegalStateException("Unknown outcome " + row.getString("outcome"));
        };
    }
}
