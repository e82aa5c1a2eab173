package vn.kycuong.oversight;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.law.Rule;
import vn.kycuong.reference.JsonRows;

/** Rows of {@code oversight.indicator}, {@code oversight.clause_indicator} and {@code oversight.awaited_indicator}. */
@Repository
class IndicatorBookRows {
    private final JdbcClient jdbc;

    IndicatorBookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A definition as it is stored. */
    record Stored(
            int ord,
            String indicatorKey,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String name,
            String nameEn,
            String grain,
            String numerator,
            @Nullable String denominator,
            boolean high,
            int good,
            int fair,
            String definition,
            String basis,
            String status) {
        Indicator indicator() {
            return new Indicator(
                    indicatorKey,
                    effectiveFrom,
                    effectiveTo,
                    name,
                    nameEn,
                    Grain.valueOf(grain),
                    MeasureSum.parse(numerator),
                    denominator == null ? null : MeasureSum.parse(denominator),
                    high,
                    good,
                    fair,
                    definition,
                    basis,
                    Rule.Status.valueOf(status));
        }
    }

    IndicatorBook book() {
        var indicators =
                jdbc.sql("""
                select ord, indicator_key, effective_from, effective_to, name, name_en, grain, numerator, denominator, high, good, fair,
                       definition, basis, status
                  from oversight.indicator
                 order by ord
                """).query(new SimplePropertyRowMapper<>(Stored.class)).list();
        var clauses = jdbc.sql("""
                select document, clause, ord, indicator_key, ordered from oversight.clause_indicator order by ord
                """)
                .query(new SimplePropertyRowMapper<>(ClauseIndicator.class))
                .list();
        var awaited = jdbc.sql("""
                select ord, indicator_key, name, name_en, waits_for, waits_for_en from oversight.awaited_indicator order by ord
                """)
                .query(new SimplePropertyRowMapper<>(AwaitedIndicator.class))
                .list();
        return new IndicatorBook(indicators.stream().map(Stored::indicator).toList(), clauses, awaited);
    }

    void replace(IndicatorBook book) {
        jdbc.sql("delete from oversight.clause_indicator").update();
        jdbc.sql("delete from oversight.indicator").update();
        jdbc.sql("delete from oversight.awaited_indicator").update();
        jdbc.sql("""
                insert into oversight.indicator (ord, indicator_key, effective_from, effective_to, name, name_en, grain, numerator,
                       denominator, high, good, fair, definition, basis, status)
                select ord, "indicatorKey", "effectiveFrom", "effectiveTo", name, "nameEn", grain, numerator, denominator, high, good,
                       fair, definition, basis, status
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(ord int, "indicatorKey" text, "effectiveFrom" date,
                       "effectiveTo" date, name text, "nameEn" text, grain text, numerator text, denominator text, high boolean,
                       good int, fair int, definition text, basis text, status text)
                """).param("rows", JsonRows.of(stored(book.indicators()))).update();
        jdbc.sql("""
                insert into oversight.clause_indicator (document, clause, ord, indicator_key, ordered)
                select document, clause, ord, "indicatorKey", ordered
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(document text, clause text, ord int, "indicatorKey" text,
                       ordered boolean)
                """).param("rows", JsonRows.of(book.clauses())).update();
        jdbc.sql("""
                insert into oversight.awaited_indicator (ord, indicator_key, name, name_en, waits_for, waits_for_en)
                select ord, "indicatorKey", name, "nameEn", "waitsFor", "waitsForEn"
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(ord int, "indicatorKey" text, name text, "nameEn" text,
                       "waitsFor" text, "waitsForEn" text)
                """).param("rows", JsonRows.of(book.awaited())).update();
    }

    private static List<Stored> stored(List<Indicator> indicators) {
        return java.util.stream.IntStream.range(0, indicators.size())
                .mapToObj(ord -> stored(ord, indicators.get(ord)))
                .toList();
    }

    private static Stored stored(int ord, Indicator i) {
        return new Stored(
                ord,
                i.indicatorKey(),
                i.effectiveFrom(),
                i.effectiveTo(),
                i.name(),
                i.nameEn(),
                i.grain().name(),
                i.numerator().toString(),
                i.denominator() == null ? null : i.denominator().toString(),
                i.high(),
                i.good(),
                i.fair(),
                i.definition(),
                i.basis(),
                i.status().name());
    }
}
