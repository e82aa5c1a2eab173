-- Sums of whose time finished dossiers used, by the day of the result and the day from which it is known (ADR 61). Counted from its parts a year of a
-- million dossiers reads millions of rows.

-- by: 0 unit, 1 head, 2 officer. level: 0 days, 1 months, both the same.
create table oversight.time_sum (
  by          smallint not null,
  level       smallint not null,
  known_block int      not null,           -- counts since, or no more
  event_block int      not null,           -- the result came
  owner_id    int      not null,           -- the unit that owed it
  name_kind   text     not null,           -- UNIT for time that a unit answers for, else as the part
  name_id     int      not null,           -- 0: none
  minutes     bigint   not null,
  untaken     bigint   not null,
  agency      bigint   not null,
  dossiers    int      not null,
  primary key (by, level, known_block, event_block, owner_id, name_kind, name_id),
  check (event_block <= known_block)
) with (fillfactor = 85);
create index time_sum_of_owner on oversight.time_sum (owner_id, by, level, known_block);

-- By what a part is summed: the names of TimeRows; TimeUseTest holds the two together.
create function oversight.time_names(t oversight.time_fact) returns table (by smallint, name_kind text, name_id int) language sql immutable parallel safe as $$
  select v.by::smallint, case when t.kind in ('OFFICER', 'UNTAKEN', 'AGENCY', 'UNIT') then 'UNIT' else t.kind end, coalesce(v.name_id, 0)
    from (values (0, t.unit_id), (1, t.head_id), (2, t.officer_id)) v (by, name_id)
$$;

create type oversight.time_change as (
  by smallint, event_day int, known_day int, owner_id int, name_kind text, name_id int, minutes bigint, untaken bigint, agency bigint, dossiers int);

create function oversight.add_time(changes oversight.time_change[]) returns void language plpgsql as $$
begin
  insert into oversight.time_sum as t
  select c.by, l.level, l.known_block, l.event_block, c.owner_id, c.name_kind, c.name_id, sum(c.minutes), sum(c.untaken), sum(c.agency), sum(c.dossiers)
    from unnest(changes) c
   cross join lateral (values (0, c.event_day, c.known_day), (1, oversight.month_of(c.event_day), oversight.month_of(c.known_day))) l (level, event_block, known_block)
   group by 1, 2, 3, 4, 5, 6, 7
   order by 1, 2, 3, 4, 5, 6, 7
      on conflict (by, level, known_block, event_block, owner_id, name_kind, name_id) do update set
         minutes = t.minutes + excluded.minutes, untaken = t.untaken + excluded.untaken, agency = t.agency + excluded.agency,
         dossiers = t.dossiers + excluded.dossiers;

  delete from oversight.time_sum t
   using (select distinct c.by, l.level, l.event_block, l.known_block, c.owner_id, c.name_kind, c.name_id
            from unnest(changes) c
           cross join lateral (values (0, c.event_day, c.known_day), (1, oversight.month_of(c.event_day), oversight.month_of(c.known_day))) l (level, event_block, known_block)) x
   where t.by = x.by and t.level = x.level and t.event_block = x.event_block and t.known_block = x.known_block and t.owner_id = x.owner_id
     and t.name_kind = x.name_kind and t.name_id = x.name_id
     and (t.minutes, t.untaken, t.agency, t.dossiers) = (0, 0, 0, 0);
end
$$;

-- The parts of a dossier are written and taken away together, all of one version at once: so that a name counts a dossier once.
create function oversight.keep_time() returns trigger language plpgsql as $$
declare
  changes oversight.time_change[];
begin
  if tg_op = 'INSERT' then
    select array_agg(row(e.by, e.event_day, e.known_day, e.owner_id, e.name_kind, e.name_id, e.minutes, e.untaken, e.agency, e.dossiers)::oversight.time_change) into changes
      from (select n.by, oversight.day_of(a.met_at) as event_day, oversight.day_of(k.at) as known_day, a.owner_id, n.name_kind, n.name_id, sum(k.sign * a.minutes) as minutes,
                   coalesce(sum(k.sign * a.minutes) filter (where a.kind = 'UNTAKEN'), 0) as untaken, coalesce(sum(k.sign * a.minutes) filter (where a.kind = 'AGENCY'), 0) as agency,
                   k.sign as dossiers
              from added a cross join lateral oversight.time_names(a) n
             cross join lateral (values (greatest(a.known_from, a.met_at), 1), (a.known_to, -1)) k (at, sign)
             where k.at < 'infinity' and greatest(a.known_from, a.met_at) < coalesce(a.known_to, 'infinity')
             group by a.case_id, a.obligation, a.version, n.by, 2, 3, a.owner_id, n.name_kind, n.name_id, k.sign) e;
  else
    select array_agg(row(e.by, e.event_day, e.known_day, e.owner_id, e.name_kind, e.name_id, e.minutes, e.untaken, e.agency, e.dossiers)::oversight.time_change) into changes
      from (select n.by, oversight.day_of(r.met_at) as event_day, oversight.day_of(k.at) as known_day, r.owner_id, n.name_kind, n.name_id, sum(k.sign * r.minutes) as minutes,
                   coalesce(sum(k.sign * r.minutes) filter (where r.kind = 'UNTAKEN'), 0) as untaken, coalesce(sum(k.sign * r.minutes) filter (where r.kind = 'AGENCY'), 0) as agency,
                   k.sign as dossiers
              from removed r cross join lateral oversight.time_names(r) n
             cross join lateral (values (greatest(r.known_from, r.met_at), -1), (r.known_to, 1)) k (at, sign)
             where k.at < 'infinity' and greatest(r.known_from, r.met_at) < coalesce(r.known_to, 'infinity')
             group by r.case_id, r.obligation, r.version, n.by, 2, 3, r.owner_id, n.name_kind, n.name_id, k.sign) e;
  end if;
  if changes is not null then perform oversight.add_time(changes); end if;
  return null;
end
$$;

-- All sums anew from the parts: what there should be.
create view oversight.time_sum_anew with (security_invoker = true) as
  with changed as (
    select e.by, e.event_day, e.known_day, e.owner_id, e.name_kind, e.name_id, sum(e.minutes)::bigint as minutes, sum(e.untaken)::bigint as untaken,
           sum(e.agency)::bigint as agency, sum(e.dossiers)::int as dossiers
      from (select n.by, oversight.day_of(t.met_at) as event_day, oversight.day_of(k.at) as known_day, t.owner_id, n.name_kind, n.name_id, sum(k.sign * t.minutes) as minutes,
                   coalesce(sum(k.sign * t.minutes) filter (where t.kind = 'UNTAKEN'), 0) as untaken, coalesce(sum(k.sign * t.minutes) filter (where t.kind = 'AGENCY'), 0) as agency,
                   k.sign as dossiers
              from oversight.time_fact t cross join lateral oversight.time_names(t) n
             cross join lateral (values (greatest(t.known_from, t.met_at), 1), (t.known_to, -1)) k (at, sign)
             where k.at < 'infinity' and greatest(t.known_from, t.met_at) < coalesce(t.known_to, 'infinity')
             group by t.case_id, t.obligation, t.version, n.by, 2, 3, t.owner_id, n.name_kind, n.name_id, k.sign) e
     group by 1, 2, 3, 4, 5, 6
  ), summed as (
    select c.by, l.level, l.known_block, l.event_block, c.owner_id, c.name_kind, c.name_id, sum(c.minutes)::bigint as minutes, sum(c.untaken)::bigint as untaken,
           sum(c.agency)::bigint as agency, sum(c.dossiers)::int as dossiers
      from changed c
     cross join lateral (values (0, c.event_day, c.known_day), (1, oversight.month_of(c.event_day), oversight.month_of(c.known_day))) l (level, event_block, known_block)
     group by 1, 2, 3, 4, 5, 6, 7
  )
  select * from summed s where (s.minutes, s.untaken, s.agency, s.dossiers) <> (0, 0, 0, 0);

insert into oversight.time_sum select * from oversight.time_sum_anew order by 1, 2, 3, 4, 5, 6, 7;

create trigger keep_time_added after insert on oversight.time_fact
  referencing new table as added for each statement execute function oversight.keep_time();
create trigger keep_time_removed after delete on oversight.time_fact
  referencing old table as removed for each statement execute function oversight.keep_time();

-- What others owe in which one's own units had a part; the day of the moment asked; what a unit owes.
create index time_fact_in_hand on oversight.time_fact (unit_id, met_at) where unit_id <> owner_id;
create index time_fact_taken_in on oversight.time_fact (unit_in, met_at) where unit_in <> owner_id;
create index time_fact_owed on oversight.time_fact (owner_id, met_at);
create index time_fact_known_from on oversight.time_fact (known_from);
create index time_fact_known_to on oversight.time_fact (known_to) where known_to is not null;

-- Units that owed something and are not listed, found by stepping along an index (as V390).
create function oversight.owners_beside(listed int[]) returns setof int
language sql stable rows 10 security definer set jit = off set search_path = pg_catalog, pg_temp as $$
  with recursive owing (owner_id) as (
    select min(s.owner_id) from oversight.time_sum s
    union all
    select (select s.owner_id from oversight.time_sum s where s.owner_id > d.owner_id order by s.owner_id limit 1)
      from owing d where d.owner_id is not null
  )
  select d.owner_id from owing d where d.owner_id is not null and d.owner_id <> all (listed)
$$;

alter table oversight.time_sum enable row level security;
create policy within_sight on oversight.time_sum for select using (
  (select s.whole from ledger.sight s)
  or owner_id in (select u.unit_id from ledger.seen_unit u));
