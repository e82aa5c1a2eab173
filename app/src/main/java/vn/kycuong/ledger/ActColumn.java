package vn.kycuong.ledger;

import java.lang.reflect.Array;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Moments;
import vn.kycuong.kernel.WorkItem;

/**
 * A parameter of {@code ledger.act} and {@code ledger.acts}.
 *
 * @param type of the database
 * @param jdbcType what an absent value is announced as
 * @param javaType what it is given as
 */
record ActColumn(String type, int jdbcType, Class<?> javaType, Function<Values, @Nullable Object> value) {

    /**
     * An act taken apart.
     *
     * @param work the first work item that it opens or changes, or null
     * @param opensWork whether that one is new
     * @param dates of the obligation that the work belongs to
     * @param parts which other rows it writes, a bit each
     * @param rows those rows, as JSON, or null
     */
    record Values(
            Act act,
            @Nullable WorkItem work,
            boolean opensWork,
            ClockProjection.Row dates,
            int parts,
            @Nullable String rows) {
        Entry entry() {
            return act.entry();
        }

        CaseState after() {
            return act.after();
        }
    }

    /** In the order in which the functions take them. */
    static final List<ActColumn> ALL = List.of(
            new ActColumn(
                    "uuid", Types.OTHER, UUID.class, v -> v.entry().caseId().value()),
            number(v -> v.act().before().version()),
            text(v -> v.entry().kind()),
            text(v -> v.entry().caseKind()),
            text(v -> v.act().right()),
            number(v -> v.act().at().value()),
            number(v -> v.entry().actor().value()),
            number(v -> v.entry().post().value()),
            number(v -> v.entry().unit().value()),
            moment(v -> v.entry().occurredAt()),
            moment(v -> v.entry().recordedAt()),
            text(v -> v.entry().previousKind()),
            moment(v -> v.entry().previousAt()),
            text(v -> v.entry().key()),
            new ActColumn("bytea", Types.BINARY, byte[].class, v -> v.entry().canonical()),
            text(v -> v.after().state()),
            number(v -> v.after().unitIn().value()),
            number(v -> v.after().unitNow().value()),
            number(v -> v.after().process()),
            moment(v -> v.after().closedAt()),
            ofWork("int", Types.INTEGER, Integer.class, WorkItem::no),
            new ActColumn("boolean", Types.BOOLEAN, Boolean.class, Values::opensWork),
            ofWork("int", Types.INTEGER, Integer.class, WorkItem::step),
            ofWork("text", Types.VARCHAR, String.class, WorkItem::role),
            ofWork("int", Types.INTEGER, Integer.class, work -> work.unit().value()),
            ofWork(
                    "int",
                    Types.INTEGER,
                    Integer.class,
                    work -> work.holder() == null ? null : work.holder().value()),
            ofWork("int", Types.INTEGER, Integer.class, WorkItem::obligation),
            ofWork("timestamptz", Types.VARCHAR, String.class, work -> Moments.text(work.since())),
            ofWork("boolean", Types.BOOLEAN, Boolean.class, WorkItem::open),
            moment(v -> v.dates().lateFrom()),
            moment(v -> v.dates().dueAt()),
            moment(v -> v.dates().warnFrom()),
            moment(v -> v.dates().pausedSince()),
            number(Values::parts),
            new ActColumn("jsonb", Types.VARCHAR, String.class, Values::rows));

    /** Room for the values of so many acts. */
    @Nullable
    Object[] array(int acts) {
        return (Object[]) Array.newInstance(javaType, acts);
    }

    private static ActColumn number(Function<Values, Integer> value) {
        return new ActColumn("int", Types.INTEGER, Integer.class, value::apply);
    }

    private static ActColumn text(Function<Values, @Nullable String> value) {
        return new ActColumn("text", Types.VARCHAR, String.class, value::apply);
    }

    private static ActColumn moment(Function<Values, @Nullable Instant> value) {
        return new ActColumn("timestamptz", Types.VARCHAR, String.class, v -> Moments.textOrNull(value.apply(v)));
    }

    private static ActColumn ofWork(
            String type, int jdbcType, Class<?> javaType, Function<WorkItem, @Nullable Object> value) {
        return new ActColumn(type, jdbcType, javaType, v -> v.work() == null ? null : value.apply(v.work()));
    }
}
