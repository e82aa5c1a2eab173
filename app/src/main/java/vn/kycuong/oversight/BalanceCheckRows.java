package vn.kycuong.oversight;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums that are not what their parts add up to: days against the facts, blocks and wider sums against the days. */
final class BalanceCheckRows {
    private static final int MOST_TOLD = 200;

    private static final String OF_FACTS = """
            with changed as materialized (
              select c.day, c.unit_id, c.unit_in, c.procedure_key, %s
                from oversight.dossier_fact f cross join lateral oversight.changes_of(f, 1) c
               group by c.day, c.unit_id, c.unit_in, c.procedure_key
            ), wanted as (
              select 1 as kind, day as block, unit_id, 0 as unit_in, procedure_key, %s as counts from changed group by day, unit_id, procedure_key
              union all
              select 3, day, unit_id, unit_in, procedure_key, %s from changed where unit_id <> unit_in
            ), kept as (
              select s.kind, s.block, s.unit_id, s.unit_in, s.procedure_key, %s as counts
                from oversight.balance_sum s where s.kind in (1, 3) and s.level = 0
            )
            select 'oversight.balance_sum loại ' || kind || ', cấp 0, khối ' || block || ', đơn vị ' || unit_id || ', nơi nhận ' || unit_in || ', '
                   || procedure_key
              from wanted w full join kept k using (kind, block, unit_id, unit_in, procedure_key)
             where coalesce(w.counts, %6$s) <> coalesce(k.counts, %6$s)
             limit :most
            """;

    private static final String OF_DAYS = """
            with wanted as (
              select l.kind, l.level, s.block / l.days as block, case when l.kind in (2, 5) then 0 else s.unit_id end as unit_id, s.unit_in,
                     case when l.kind in (0, 4, 5) then '' else s.procedure_key end as procedure_key, %s as counts
                from (values (0, 1, 0, 1), (2, 1, 0, 1), (0, 1, 1, 16), (1, 1, 1, 16), (2, 1, 1, 16), (3, 3, 1, 16),
                             (0, 1, 2, 256), (1, 1, 2, 256), (2, 1, 2, 256), (3, 3, 2, 256), (4, 3, 0, 1), (4, 3, 1, 16), (4, 3, 2, 256),
                             (5, 3, 0, 1), (5, 3, 1, 16), (5, 3, 2, 256)) l (kind, of_kind, level, days)
                join oversight.balance_sum s on s.kind = l.of_kind and s.level = 0
               group by 1, 2, 3, 4, 5, 6
            ), kept as (
              select s.kind, s.level, s.block, s.unit_id, s.unit_in, s.procedure_key, %s as counts
                from oversight.balance_sum s where s.kind in (0, 2, 4, 5) or s.level > 0
            )
            select 'oversight.balance_sum loại ' || kind || ', cấp ' || level || ', khối ' || block || ', đơn vị ' || unit_id || ', nơi nhận ' || unit_in
                   || ', ' || procedure_key
              from wanted w full join kept k using (kind, level, block, unit_id, unit_in, procedure_key)
             where coalesce(w.counts, %3$s) <> coalesce(k.counts, %3$s)
             limit :most
            """;

    private static final String OF_LAGS = """
            with wanted as (
              select day, event_day, unit_id, unit_in, procedure_key, %s as counts
                from (select c.day, c.received_day as event_day, c.unit_id, c.unit_in, c.procedure_key, c.new_direct, c.new_online, %s
                        from oversight.dossier_fact f cross join lateral oversight.changes_of(f, 1) c where c.received_day < c.day
                      union all
                      select c.day, c.ended_day, c.unit_id, c.unit_in, c.procedure_key, null, null, %s
                        from oversight.dossier_fact f cross join lateral oversight.changes_of(f, 1) c where c.ended_day < c.day) x
               group by day, event_day, unit_id, unit_in, procedure_key
            ), kept as (
              select l.day, l.event_day, l.unit_id, l.unit_in, l.procedure_key, %s as counts from oversight.balance_lag l
            )
            select 'oversight.balance_lag ngày ' || day || ', xảy ra ngày ' || event_day || ', đơn vị ' || unit_id || ', nơi nhận ' || unit_in || ', '
                   || procedure_key
              from wanted w full join kept k using (day, event_day, unit_id, unit_in, procedure_key)
             where coalesce(w.counts, %5$s) <> coalesce(k.counts, %5$s)
             limit :most
            """;

    private BalanceCheckRows() {}

    static long count(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from oversight.balance_sum")
                .query(Long.class)
                .single();
    }

    /** The names of rows that differ, at most some hundreds of each kind. */
    static List<String> differences(JdbcClient jdbc) {
        var all = Arrays.stream(BalanceColumn.values()).toList();
        var flows = all.stream().filter(BalanceColumn::isOfPeriod).toList();
        var ended = flows.stream()
                .filter(c -> c != BalanceColumn.NEW_DIRECT && c != BalanceColumn.NEW_ONLINE)
                .toList();
        UnaryOperator<String> sum = c -> "coalesce(sum(" + c + "), 0)";
        UnaryOperator<String> kept = c -> "coalesce(" + c + ", 0)::bigint";
        return Stream.of(
                        OF_FACTS.formatted(
                                list(all, c -> "sum(c." + c + ") as " + c),
                                array(all, c -> "coalesce(sum(" + c + "), 0)::bigint"),
                                array(all, kept),
                                array(all, kept),
                                "",
                                zeros(all)),
                        OF_DAYS.formatted(
                                array(all, c -> sum.apply("s." + c) + "::bigint"), array(all, kept), zeros(all)),
                        OF_LAGS.formatted(
                                array(flows, c -> sum.apply(c) + "::bigint"),
                                list(ended, c -> "null::int as " + c),
                                list(ended, c -> "c." + c),
                                array(flows, kept),
                                zeros(flows)))
                .flatMap(sql -> jdbc.sql(sql).param("most", MOST_TOLD).query(String.class).list().stream())
                .toList();
    }

    private static String list(List<BalanceColumn> columns, UnaryOperator<String> each) {
        return columns.stream().map(BalanceColumn::column).map(each).collect(Collectors.joining(", "));
    }

    private static String array(List<BalanceColumn> columns, UnaryOperator<String> each) {
        return "array[" + list(columns, each) + "]";
    }

    private static String zeros(List<BalanceColumn> columns) {
        return array(columns, _ -> "0::bigint");
    }
}
