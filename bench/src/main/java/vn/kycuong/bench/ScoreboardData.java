package vn.kycuong.bench;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Facts of very many cases, made inside the database from a fixed seed: dossiers, readings, tasks with those who support them, items of plans, of five years
 * and so many units. Facts alone: no entries stand behind them.
 */
final class ScoreboardData {
    /** Cases a statement makes. */
    private static final int BATCH = 500_000;

    private static final String DRAWN = """
            with drawn as materialized (
              select md5('%1$s' || i)::uuid as case_id, random() r1, random() r2, random() r3, random() r4, random() r5, random() r6, random() r7, random() r8,
                     random() r9, cast('%2$s' as timestamptz) as now, cast('{%3$s}' as int[]) as units
                from generate_series(%4$d, %5$d) i
            ), owed as (
              select d.*, 1 + floor(pow(r1, 1.4) * array_length(units, 1))::int as place,
                     (array[%6$s])[1 + floor(r2 * %7$d)::int] * interval '1 day' as term,
                     case when r3 < 0.01 then 2 + 4 * r4 when r3 < 0.05 then 1 + r4 / 2 else 0.2 + 0.75 * r4 end as share
                from drawn d
            ), begun as (
              select o.*, units[place] as unit_in,
                     case when r5 < 0.3333 then units[1 + (place * 7 + floor(r6 * 4)::int) %% array_length(units, 1)] else units[place] end as unit_id,
                     oversight.start_of(now - term * share - interval '30 hours' - r7 * interval '1825 days') + interval '7 hours 30 minutes'
                       + r8 * interval '9 hours' as done_begun,
                     -- one in twenty of those open is late, one in fifty for long
                     now - case when r3 < 0.02 then term + r7 * interval '200 days' else r7 * term * 1.03 end as open_begun
                from owed o
            ), kept as (
              select b.*, case when %8$s then open_begun else done_begun end as opened from begun b
            ), dated as (
              select k.*, oversight.start_of(opened + term) + interval '17 hours' as first_due,
                     oversight.start_of(opened + term) + interval '17 hours' + case when r9 < 0.02 then interval '9 days' else interval '0' end as due,
                     case when not %8$s then opened + term * share end as met
                from kept k
            ), known as (
              -- one in forty is written down some days late
              select d.*, case when met is not null then least(met + case when r6 < 0.025 then r4 * interval '60 hours' else interval '0' end, now) end as met_known
                from dated d
            ), ended as (
              -- one in five is accepted or handed over later
              select k.*, case when r5 > 0.8 and met is not null then least(met_known + r8 * interval '4 days', now) else met_known end as closed from known k
            ), versions as (
              select e.*, 1 as version, opened as known_from, met_known as known_to, null::timestamptz as met_at, null::timestamptz as closed_at from ended e
              union all
              select e.*, 2, met_known, closed, met, null from ended e where met is not null and closed > met_known
              union all
              select e.*, 3, closed, null, met, closed from ended e where met is not null
            )
            """;

    private static final String DOSSIERS = """
            insert into oversight.dossier_fact (case_id, version, known_from, known_to, unit_id, unit_in, procedure_key, channel, state, opened_at,
                   received_at, due_at, late_from, warn_from, paused_since, met_at, closed_at, original_due_at, original_late_from, extended, joined_at)
            select case_id, version, known_from, known_to, unit_id, unit_in, (array['BIRTH', 'HOUSEHOLD_BIZ', 'MARRIAGE', 'DEATH'])[1 + floor(r8 * 4)::int],
                   case when r9 < 0.45 then 'ONLINE' else 'COUNTER' end, (array['PROCESSING', 'AT_ONE_STOP', 'RETURNED'])[version], opened,
                   opened, due, due, due - interval '1 day', case when met_at is null and r6 > 0.97 and known_to is null and due > now then opened end,
                   met_at, closed_at, first_due, first_due, due > first_due, null
              from versions
            """;

    private static final String OWED = """
            insert into oversight.owed_fact (case_id, no, version, known_from, known_to, kind, tier, unit_id, unit_in, document, clause, state, opened_at,
                   received_at, due_at, late_from, warn_from, paused_since, met_at, closed_at, original_due_at, original_late_from, extended)
            select case_id, %1$d, version, known_from, known_to, '%2$s', '%3$s', unit_id, unit_in,
                   case when r9 < 0.3 then '1404-UBND-NC' when r9 < 0.9 then 'CT-' || floor(r6 * %5$d)::int else '' end,
                   case when r9 < 0.3 then '%4$s' when r9 < 0.9 then chr(97 + floor(r4 * 4)::int) else '' end,
                   (array['ASSIGNED', 'SUBMITTED', 'ACCEPTED'])[version], opened, opened, due, due, due - interval '1 day', null,
                   met_at, closed_at, first_due, first_due, due > first_due
              from versions
            """;

    /**
     * One part of the cases.
     *
     * @param share of all cases. Unit: hundredths
     * @param documents how many there are under which they may have been begun
     */
    private record Part(String name, int share, int no, String kind, String tier, String clause, int documents) {
        String terms() {
            return kind.equals("dossier") ? "3,5,10,15,20,30" : kind.equals("reading") ? "5,10" : "7,15,30,60";
        }
    }

    private static final List<Part> PARTS = List.of(
            new Part("hồ sơ / dossiers", 75, 0, "dossier", "", "", 0),
            new Part("lượt phải đọc / readings", 14, 1, "reading", "WHOLE", "a", 300),
            new Part("nhiệm vụ / tasks", 5, 1, "task", "WHOLE", "e", 60),
            new Part("phối hợp / support", 3, 2, "task", "SUPPORT", "e", 60),
            new Part("việc kế hoạch / plan items", 3, 1, "plan", "WHOLE", "c", 10));

    private final List<Integer> units;
    private final Instant now;

    ScoreboardData(List<Integer> units, Instant now) {
        this.units = units;
        this.now = now;
    }

    /** Open and finished cases of every grain. */
    void fill(DataSource database, long open, long finished) {
        for (var part : PARTS) {
            fill(database, part, open * part.share() / 100, true);
            fill(database, part, finished * part.share() / 100, false);
        }
    }

    private void fill(DataSource database, Part part, long cases, boolean open) {
        var what = String.format(Locale.ROOT, "%,d %s %s", cases, part.name(), open ? "mở / open" : "đã xong / done");
        SampleHouse.said(what, () -> {
            for (long from = 1; from <= cases; from += BATCH)
                SampleHouse.execute(
                        database,
                        "select setseed(0.1404); " + sql(part, open, from, Math.min(cases, from + BATCH - 1)));
        });
    }

    private String sql(Part part, boolean open, long from, long to) {
        var drawn = DRAWN.formatted(
                part.kind() + part.tier() + open,
                now,
                units.stream().map(String::valueOf).collect(Collectors.joining(",")),
                from,
                to,
                part.terms(),
                part.terms().split(",").length,
                open);
        var rows = part.kind().equals("dossier")
                ? DOSSIERS
                : OWED.formatted(part.no(), part.kind(), part.tier(), part.clause(), part.documents());
        int into = rows.indexOf("select");
        return rows.substring(0, into) + drawn + rows.substring(into);
    }
}
