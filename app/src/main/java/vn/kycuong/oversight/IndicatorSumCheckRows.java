package vn.kycuong.oversight;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums of measures that are not what the facts add up to. */
final class IndicatorSumCheckRows {
    private static final int MOST_TOLD = 200;

    private static final String DIFFERENT = """
            select 'oversight.%1$s ' || grain || ', văn bản ' || document || ', điểm ' || clause || ', cấp ' || level || ', khối ' || %2$s
                   || ', đơn vị ' || unit_id || ', nơi giao ' || unit_in
              from (select %3$s, array[%4$s] as counts from oversight.%1$s_anew) w
              full join (select %3$s, array[%4$s] as counts from oversight.%1$s) k using (%3$s)
             where w.counts is distinct from k.counts and coalesce(w.counts, k.counts) <> %5$s
             order by %3$s
             limit :most
            """;

    private IndicatorSumCheckRows() {}

    static long count(JdbcClient jdbc) {
        return jdbc.sql(
                        "select (select count(*) from oversight.indicator_stock) + (select count(*) from oversight.indicator_flow)")
                .query(Long.class)
                .single();
    }

    /** The names of rows that differ, at most some hundreds of each table. */
    static List<String> differences(JdbcClient jdbc) {
        return Stream.of(
                        different("indicator_stock", "block", "block", m -> m.base() == Measure.Base.NOW),
                        different(
                                "indicator_flow",
                                "known_block || '/' || event_block",
                                "known_block, event_block",
                                m -> List.of(Measure.Base.MET, Measure.Base.DUE, Measure.Base.CLOSED)
                                        .contains(m.base())))
                .flatMap(sql -> jdbc.sql(sql).param("most", MOST_TOLD).query(String.class).list().stream())
                .toList();
    }

    private static String different(String table, String block, String blocks, Predicate<Measure> kept) {
        var measures = Arrays.stream(Measure.values())
                .filter(m -> m.isCount() && kept.test(m))
                .toList();
        var counts = measures.stream()
                .map(m -> "coalesce(" + m.column() + ", 0)::bigint")
                .collect(Collectors.joining(", "));
        var zeros = measures.stream().map(_ -> "0").collect(Collectors.joining(", ", "array[", "]::bigint[]"));
        return DIFFERENT.formatted(
                table, block, "grain, document, clause, level, " + blocks + ", unit_id, unit_in", counts, zeros);
    }
}
