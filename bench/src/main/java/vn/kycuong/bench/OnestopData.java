package vn.kycuong.bench;

import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.oversight.FactProbe;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;

/** Dossiers of a running one-stop, with their facts, papers, payments and sums, made in a database that holds the sample province. */
final class OnestopData {
    private static final int DAYS = 700;

    private OnestopData() {}

    static void fill(DataSource database, int cases, int copies) {
        SampleHouse.said(String.format(Locale.ROOT, "%,d hồ sơ / dossiers", cases), () -> {
            try (var house = BenchHouse.on(database)) {
                BenchHouse.quiet(house);
                var jdbc = JdbcClient.create(database);
                var now = jdbc.sql("select last_tick from sample.clock")
                        .query((row, _) ->
                                row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                        .single();
                var clocks = house.getBean(ClockProjection.class);
                var offered =
                        house
                                .getBean(Procedures.class)
                                .all(vn.kycuong.calendar.LegalZone.local(now).toLocalDate())
                                .stream()
                                .filter(ProcedureVersion::takenInAtOneStop)
                                .map(ProcedureVersion::key)
                                .toList();
                // indexes and sums of everything at once are made faster than kept up batch by batch
                SampleHouse.execute(database, """
                    alter table oversight.dossier_fact disable trigger user;
                    alter table oversight.time_fact disable trigger user
                    """);
                var indexes = SampleHouse.indexes(jdbc, FILLED);
                indexes.keySet().forEach(index -> SampleHouse.execute(database, "drop index " + index));
                new WorklistData(clocks, WorklistRun.units(house), now, 3)
                        .lived(database, cases / copies, DAYS, offered, new FactProbe(clocks, jdbc));
                SampleHouse.said("chép / copied", () -> copy(database, copies));
                SampleHouse.said("giấy tờ, thanh toán, đánh giá / papers, payments, ratings", () -> serve(database));
                SampleHouse.said(
                        "chỉ mục / indexes",
                        () -> indexes.values()
                                .forEach(index ->
                                        SampleHouse.execute(database, "set maintenance_work_mem = '512MB'; " + index)));
                SampleHouse.said("tổng / sums", () -> {
                    SampleHouse.execute(database, "alter table oversight.dossier_fact enable trigger user");
                    SampleHouse.execute(database, "set work_mem = '256MB'; select oversight.fill_balance()");
                    SampleHouse.execute(database, SERVED_ANEW);
                    SampleHouse.execute(database, TIMES_ANEW);
                });
                SampleHouse.execute(database, "vacuum analyze");
            }
        });
    }

    /** As the upgrade makes them. */
    private static final String SERVED_ANEW = """
        set work_mem = '256MB';
        alter table oversight.served_fact disable trigger user;
        delete from oversight.served_fact;
        delete from oversight.served_sum;
        insert into oversight.served_fact
          select * from oversight.served_anew(
            array(select distinct f.case_id from oversight.dossier_fact f where f.met_at is not null or f.closed_at is not null));
        insert into oversight.served_sum select * from oversight.served_sum_anew order by 1, 2, 3, 4, 5, 6;
        alter table oversight.served_fact enable trigger user
        """;

    private static final String TIMES_ANEW = """
        set work_mem = '256MB';
        delete from oversight.time_sum;
        insert into oversight.time_sum select * from oversight.time_sum_anew order by 1, 2, 3, 4, 5, 6, 7;
        alter table oversight.time_fact enable trigger user
        """;

    private static final List<String> FILLED = List.of(
            "ledger.case_head",
            "ledger.obligation",
            "ledger.work_item",
            "dossier.dossier",
            "dossier.find",
            "oversight.dossier_fact",
            "oversight.time_fact",
            "oversight.service_fact",
            "dossier.kept_paper");

    /** Each dossier of the bench again for other units, with the same dates. */
    private static void copy(DataSource database, int copies) {
        SampleHouse.execute(database, """
            create table public.bench_unit as
              select unit_id, row_number() over (order by md5(unit_id::text)) - 1 as place, count(*) over () as many
                from (select distinct unit_id from oversight.dossier_fact union select distinct unit_in from oversight.dossier_fact) u;
            create table public.bench_case as select case_id from dossier.dossier where code like 'H37.N____-______-________';
            create function public.bench_other(unit int, k int) returns int language sql stable as
              'select o.unit_id from public.bench_unit u join public.bench_unit o on o.place = (u.place + 13 * k) %% u.many where u.unit_id = unit';
            create table public.bench_map as
              select k, unit_id, public.bench_other(unit_id, k) as other from public.bench_unit, generate_series(1, %d) k;
            create unique index on public.bench_map (k, unit_id);
            analyze public.bench_map
            """.formatted(Math.max(1, copies - 1)));
        for (int k = 1; k < copies; k++)
            SampleHouse.execute(database, """
                insert into ledger.case_head (case_id, kind, unit_in, unit_now, process_id, state, version, head_hash, last_kind, last_at, opened_at, closed_at)
                select md5(x.case_id::text || %1$d)::uuid, x.kind, i.other, n.other, x.process_id, x.state, x.version, x.head_hash, x.last_kind, x.last_at, x.opened_at, x.closed_at
                  from ledger.case_head x join public.bench_case using (case_id)
                  join public.bench_map i on i.k = %1$d and i.unit_id = x.unit_in join public.bench_map n on n.k = %1$d and n.unit_id = x.unit_now;
                insert into ledger.obligation (case_id, no, parent, tier, unit_id, duty, clock, noticed, due_at, late_from, warn_from, paused_since, met_at, sweep_at)
                select md5(x.case_id::text || %1$d)::uuid, x.no, x.parent, x.tier, n.other, x.duty, x.clock, x.noticed, x.due_at, x.late_from, x.warn_from, x.paused_since, x.met_at, x.sweep_at
                  from ledger.obligation x join public.bench_case using (case_id) join public.bench_map n on n.k = %1$d and n.unit_id = x.unit_id;
                insert into ledger.work_item (case_id, no, step, role, unit_id, holder_id, obligation, since, open, late_from, due_at, warn_from, paused_since, kind, unit_in, unit_now, sort_at)
                select md5(x.case_id::text || %1$d)::uuid, x.no, x.step, x.role, u.other, x.holder_id, x.obligation, x.since, x.open, x.late_from, x.due_at, x.warn_from, x.paused_since, x.kind, i.other, n.other, x.sort_at
                  from ledger.work_item x join public.bench_case using (case_id) join public.bench_map u on u.k = %1$d and u.unit_id = x.unit_id
                  join public.bench_map i on i.k = %1$d and i.unit_id = x.unit_in join public.bench_map n on n.k = %1$d and n.unit_id = x.unit_now;
                insert into dossier.dossier (case_id, code, procedure_key, procedure_case, channel, unit_in, tracking_key, words, label)
                select md5(x.case_id::text || %1$d)::uuid, 'H37.N' || lpad((i.other %% 10000)::text, 4, '0') || substr(x.code, 10) || '-%1$d', x.procedure_key, x.procedure_case, x.channel, i.other, x.tracking_key || '-%1$d', x.words, x.label
                  from dossier.dossier x join public.bench_case using (case_id) join public.bench_map i on i.k = %1$d and i.unit_id = x.unit_in;
                insert into dossier.find (case_id, key, closed_at)
                select md5(x.case_id::text || %1$d)::uuid, x.key || case when x.closed_at is null then ''::tsvector else array_to_tsvector(array['u:' || h.unit_in, 'u:' || h.unit_now]) end, x.closed_at
                  from dossier.find x join public.bench_case using (case_id) join ledger.case_head h on h.case_id = md5(x.case_id::text || %1$d)::uuid;
                insert into oversight.dossier_fact (%2$s)
                select md5(x.case_id::text || %1$d)::uuid, version, known_from, known_to, n.other, i.other, procedure_key, channel, state, opened_at, received_at, due_at, late_from,
                       warn_from, paused_since, met_at, closed_at, original_due_at, original_late_from, extended, joined_at, cause, cause_next,
                       cause_turns_at, mark2, mark3, mark4, mark7
                  from oversight.dossier_fact x join public.bench_case using (case_id)
                  join public.bench_map i on i.k = %1$d and i.unit_id = x.unit_in join public.bench_map n on n.k = %1$d and n.unit_id = x.unit_id;
                insert into oversight.time_fact (%3$s)
                select md5(x.case_id::text || %1$d)::uuid, obligation, version, part, known_from, known_to, met_at, o.other, i.other, kind, u.other, officer_id, head_id, step,
                       counting, from_at, to_at, opened, ended, minutes
                  from oversight.time_fact x join public.bench_case using (case_id)
                  join public.bench_map i on i.k = %1$d and i.unit_id = x.unit_in join public.bench_map o on o.k = %1$d and o.unit_id = x.owner_id
                  left join public.bench_map u on u.k = %1$d and u.unit_id = x.unit_id
                """.formatted(k, FactProbe.FACTS, FactProbe.TIMES));
        SampleHouse.execute(
                database,
                "drop function public.bench_other(int, int); drop table public.bench_unit; drop table"
                        + " public.bench_map; drop table public.bench_case");
    }

    /** Of what is finished eight in ten have a paper as a file, six were paid, three have the result as a file, one is rated. */
    private static void serve(DataSource database) {
        SampleHouse.execute(database, """
            create table public.bench_served as
              select case_id, version, channel, received_at, met_at, abs(hashtext(case_id::text)) % 10 as drawn
                from oversight.dossier_fact where known_to is null and met_at is not null;
            insert into oversight.service_fact (case_id, version, paid_at, paid_online_at, rated_at, satisfied)
              select case_id, version, case when drawn < 6 then received_at end, case when drawn < 6 and channel = 'ONLINE' then received_at end,
                     case when drawn = 5 then met_at + interval '1 day' end, case when drawn = 5 then true end
                from public.bench_served where drawn < 6 on conflict do nothing;
            insert into dossier.digitised (case_id, paper, certified, digitised_at)
              select case_id, 'P1', true, received_at from public.bench_served where drawn < 8 on conflict do nothing;
            insert into dossier.kept_paper (paper_id, print, kind, procedure, name, words, case_id, file_id, sha256, kept_on)
              select case_id, decode(md5(case_id::text), 'hex'), 'RESULT', 'BIRTH', 'Bản mẫu', 'ban mau', case_id, case_id, '', met_at::date
                from public.bench_served where drawn < 3 on conflict do nothing;
            drop table public.bench_served
            """);
    }
}
