-- Sums of what changes in the figures of a balance, day by day, beside the facts they are sums over (ADR 50). Triggers keep them: a sum is a
-- function of the facts that are there, whoever wrote them.

-- Days of Vietnam, counted from 1/1/1970.
create function oversight.day_of(moment timestamptz) returns int language sql immutable parallel safe as
$$ select (moment at time zone 'Asia/Ho_Chi_Minh')::date - date '1970-01-01' $$;
create function oversight.start_of(moment timestamptz) returns timestamptz language sql immutable parallel safe as
$$ select (moment at time zone 'Asia/Ho_Chi_Minh')::date::timestamp at time zone 'Asia/Ho_Chi_Minh' $$;

-- Known before it happened, or over before it was received: in no sum, always counted from the facts. There should be none.
create function oversight.is_irregular(f oversight.dossier_fact) returns boolean language sql immutable parallel safe as $$
  select coalesce(greatest(f.received_at, f.joined_at, f.met_at, f.closed_at) > f.known_from
                  or f.met_at < f.received_at or (f.met_at is not null and f.received_at is null), false)
$$;

-- What a fact counts for, from one moment to the next at which that changes: when it becomes known, and when a date of it passes.
-- The conditions are those of BalanceFigure, Reckoning and Figure in Java; BalanceSumsTest holds them together.
create function oversight.balance_span(f oversight.dossier_fact) returns table (
  at timestamptz, until timestamptz,
  new_direct int, new_online int, early int, on_time int,
  late int, without_date int, stopped int, given_back int,
  official_early int, official_on_time int, official_late int, original_early int,
  original_on_time int, original_late int, original_without_date int, waiting int,
  at_risk int, still_in_time int, still_late int, still_paused int,
  still_without_date int, official_still_in_time int, official_still_late int, original_still_in_time int,
  original_still_late int, original_still_paused int, original_still_without_date int) language sql stable parallel safe as $$
    select p.at, p.until,
           case when p.accepted and f.joined_at is null and f.channel <> 'ONLINE' then 1 end as new_direct,
           case when p.accepted and f.joined_at is null and f.channel = 'ONLINE' then 1 end as new_online,
           case when p.accepted and not p.is_open and (f.met_at < f.late_from and f.met_at < d.due_day) then 1 end as early,
           case when p.accepted and not p.is_open and (f.met_at < f.late_from and (f.due_at is null or f.met_at >= d.due_day)) then 1 end as on_time,
           case when p.accepted and not p.is_open and (f.met_at >= f.late_from) then 1 end as late,
           case when p.accepted and not p.is_open and (f.met_at is not null and f.late_from is null) then 1 end as without_date,
           case when p.accepted and not p.is_open and (f.met_at is null and f.state in ('STOPPED', 'WITHDRAWN')) then 1 end as stopped,
           case when p.accepted and not p.is_open and (f.met_at is null and f.state not in ('STOPPED', 'WITHDRAWN')) then 1 end as given_back,
           case when p.accepted and not p.is_open and (f.met_at < d.due_day) then 1 end as official_early,
           case when p.accepted and not p.is_open and (f.met_at is null or f.due_at is null or (f.met_at >= d.due_day and f.met_at < d.due_over)) then 1 end as official_on_time,
           case when p.accepted and not p.is_open and (f.met_at >= d.due_over) then 1 end as official_late,
           case when p.accepted and not p.is_open and (f.met_at < f.original_late_from and f.met_at < d.original_day) then 1 end as original_early,
           case when p.accepted and not p.is_open and (f.met_at < f.original_late_from and (f.original_due_at is null or f.met_at >= d.original_day)) then 1 end as original_on_time,
           case when p.accepted and not p.is_open and (f.met_at >= f.original_late_from) then 1 end as original_late,
           case when p.accepted and not p.is_open and (f.met_at is not null and f.original_late_from is null) then 1 end as original_without_date,
           case when p.is_open and f.received_at is null then 1 end as waiting,
           case when p.accepted and p.is_open and (f.paused_since is null and (f.late_from is null or f.late_from > p.at) and f.warn_from <= p.at) then 1 end as at_risk,
           case when p.accepted and p.is_open and (f.late_from > p.at and f.paused_since is null) then 1 end as still_in_time,
           case when p.accepted and p.is_open and (f.late_from <= p.at) then 1 end as still_late,
           case when p.accepted and p.is_open and ((f.late_from is null or f.late_from > p.at) and f.paused_since is not null) then 1 end as still_paused,
           case when p.accepted and p.is_open and (f.late_from is null and f.paused_since is null) then 1 end as still_without_date,
           case when p.accepted and p.is_open and (f.paused_since is not null or f.due_at is null or d.due_over > p.at) then 1 end as official_still_in_time,
           case when p.accepted and p.is_open and (f.paused_since is null and d.due_over <= p.at) then 1 end as official_still_late,
           case when p.accepted and p.is_open and (f.original_late_from > p.at and f.paused_since is null) then 1 end as original_still_in_time,
           case when p.accepted and p.is_open and (f.original_late_from <= p.at) then 1 end as original_still_late,
           case when p.accepted and p.is_open and ((f.original_late_from is null or f.original_late_from > p.at) and f.paused_since is not null) then 1 end as original_still_paused,
           case when p.accepted and p.is_open and (f.original_late_from is null and f.paused_since is null) then 1 end as original_still_without_date
      from (select oversight.start_of(f.due_at) as due_day, oversight.start_of(f.due_at) + interval '24 hours' as due_over,
                   oversight.start_of(f.original_due_at) as original_day) d
     cross join lateral (
           select x.at, lead(x.at, 1, coalesce(f.known_to, 'infinity')) over (order by x.at) as until,
                  f.met_at is null and f.closed_at is null as is_open, f.received_at is not null as accepted
             from (select f.known_from as at
                   union
                   select v.at from (values (f.late_from), (f.original_late_from), (f.warn_from), (d.due_over)) v (at)
                    where f.met_at is null and f.closed_at is null and f.received_at is not null
                      and v.at > f.known_from and v.at < coalesce(f.known_to, 'infinity')) x) p
     where f.known_from < coalesce(f.known_to, 'infinity') and not oversight.is_irregular(f)
$$;

-- kind: 0 by unit, 1 by unit and procedure, 2 by procedure, 3 by the unit that took in, where another decides, and procedure.
-- level: blocks of 1, 16, 256 days. Null is none.
create table oversight.balance_sum (
  kind          smallint not null,
  level         smallint not null,
  block         int      not null,
  unit_id       int      not null,           -- 0: all
  unit_in       int      not null,           -- 0: whoever
  procedure_key text     not null,           -- '': all
  new_direct int, new_online int, early int, on_time int,
  late int, without_date int, stopped int, given_back int,
  official_early int, official_on_time int, official_late int, original_early int,
  original_on_time int, original_late int, original_without_date int, waiting int,
  at_risk int, still_in_time int, still_late int, still_paused int,
  still_without_date int, official_still_in_time int, official_still_late int, original_still_in_time int,
  original_still_late int, original_still_paused int, original_still_without_date int,
  primary key (kind, level, block, unit_id, unit_in, procedure_key)
) with (fillfactor = 85);
create index balance_sum_of_unit on oversight.balance_sum (unit_id, kind, level, block) where kind < 2;
create index balance_sum_of_unit_in on oversight.balance_sum (unit_in, level, block) where kind = 3;

-- What became known on a later day than it happened.
create table oversight.balance_lag (
  day           int  not null,               -- became known, or stopped being
  event_day     int  not null,               -- happened
  unit_id       int  not null,
  unit_in       int  not null,
  procedure_key text not null,
  new_direct int, new_online int, early int, on_time int,
  late int, without_date int, stopped int, given_back int,
  official_early int, official_on_time int, official_late int, original_early int,
  original_on_time int, original_late int, original_without_date int,
  primary key (day, event_day, unit_id, unit_in, procedure_key),
  check (event_day < day)
);
create index balance_lag_straddles on oversight.balance_lag using gist (int4range(event_day, day, '(]'));

-- A change of facts on its way into the sums.
create type oversight.balance_change as (
  day int, received_day int, ended_day int, unit_id int, unit_in int, procedure_key text,
  new_direct int, new_online int, early int, on_time int,
  late int, without_date int, stopped int, given_back int,
  official_early int, official_on_time int, official_late int, original_early int,
  original_on_time int, original_late int, original_without_date int, waiting int,
  at_risk int, still_in_time int, still_late int, still_paused int,
  still_without_date int, official_still_in_time int, official_still_late int, original_still_in_time int,
  original_still_late int, original_still_paused int, original_still_without_date int);

create function oversight.changes_of(f oversight.dossier_fact, sign int) returns setof oversight.balance_change language sql stable parallel safe as $$
    select oversight.day_of(c.at), oversight.day_of(f.received_at),
           oversight.day_of(greatest(coalesce(f.met_at, f.closed_at), f.received_at)), f.unit_id, f.unit_in, f.procedure_key,
           c.sign * s.new_direct, c.sign * s.new_online, c.sign * s.early, c.sign * s.on_time,
           c.sign * s.late, c.sign * s.without_date, c.sign * s.stopped, c.sign * s.given_back,
           c.sign * s.official_early, c.sign * s.official_on_time, c.sign * s.official_late, c.sign * s.original_early,
           c.sign * s.original_on_time, c.sign * s.original_late, c.sign * s.original_without_date, c.sign * s.waiting,
           c.sign * s.at_risk, c.sign * s.still_in_time, c.sign * s.still_late, c.sign * s.still_paused,
           c.sign * s.still_without_date, c.sign * s.official_still_in_time, c.sign * s.official_still_late, c.sign * s.original_still_in_time,
           c.sign * s.original_still_late, c.sign * s.original_still_paused, c.sign * s.original_still_without_date
      from oversight.balance_span(f) s
     cross join lateral (values (s.at, sign), (s.until, -sign)) c (at, sign)
     where c.at < 'infinity'
$$;

create function oversight.add_changes(changes oversight.balance_change[]) returns void language plpgsql as $$
begin
  with changed as (
    select day, unit_id, unit_in, procedure_key,
           sum(new_direct) as new_direct, sum(new_online) as new_online, sum(early) as early, sum(on_time) as on_time,
           sum(late) as late, sum(without_date) as without_date, sum(stopped) as stopped, sum(given_back) as given_back,
           sum(official_early) as official_early, sum(official_on_time) as official_on_time, sum(official_late) as official_late, sum(original_early) as original_early,
           sum(original_on_time) as original_on_time, sum(original_late) as original_late, sum(original_without_date) as original_without_date, sum(waiting) as waiting,
           sum(at_risk) as at_risk, sum(still_in_time) as still_in_time, sum(still_late) as still_late, sum(still_paused) as still_paused,
           sum(still_without_date) as still_without_date, sum(official_still_in_time) as official_still_in_time, sum(official_still_late) as official_still_late, sum(original_still_in_time) as original_still_in_time,
           sum(original_still_late) as original_still_late, sum(original_still_paused) as original_still_paused, sum(original_still_without_date) as original_still_without_date
      from unnest(changes)
     group by day, unit_id, unit_in, procedure_key
  ), summed as (
    select k.kind, l.level, c.day / l.days as block, k.unit_id, k.unit_in, k.procedure_key,
           nullif(sum(new_direct), 0) as new_direct, nullif(sum(new_online), 0) as new_online, nullif(sum(early), 0) as early, nullif(sum(on_time), 0) as on_time,
           nullif(sum(late), 0) as late, nullif(sum(without_date), 0) as without_date, nullif(sum(stopped), 0) as stopped, nullif(sum(given_back), 0) as given_back,
           nullif(sum(official_early), 0) as official_early, nullif(sum(official_on_time), 0) as official_on_time, nullif(sum(official_late), 0) as official_late, nullif(sum(original_early), 0) as original_early,
           nullif(sum(original_on_time), 0) as original_on_time, nullif(sum(original_late), 0) as original_late, nullif(sum(original_without_date), 0) as original_without_date, nullif(sum(waiting), 0) as waiting,
           nullif(sum(at_risk), 0) as at_risk, nullif(sum(still_in_time), 0) as still_in_time, nullif(sum(still_late), 0) as still_late, nullif(sum(still_paused), 0) as still_paused,
           nullif(sum(still_without_date), 0) as still_without_date, nullif(sum(official_still_in_time), 0) as official_still_in_time, nullif(sum(official_still_late), 0) as official_still_late, nullif(sum(original_still_in_time), 0) as original_still_in_time,
           nullif(sum(original_still_late), 0) as original_still_late, nullif(sum(original_still_paused), 0) as original_still_paused, nullif(sum(original_still_without_date), 0) as original_still_without_date
      from changed c
     cross join (values (0, 1), (1, 16), (2, 256)) l (level, days)
     cross join lateral (values (0, c.unit_id, 0, ''), (1, c.unit_id, 0, c.procedure_key), (2, 0, 0, c.procedure_key),
                                (3, c.unit_id, c.unit_in, c.procedure_key)) k (kind, unit_id, unit_in, procedure_key)
     where k.kind < 3 or c.unit_id <> c.unit_in
     group by 1, 2, 3, 4, 5, 6
  )
  insert into oversight.balance_sum as t
  select * from summed s
   where coalesce(s.new_direct, s.new_online, s.early, s.on_time,
                  s.late, s.without_date, s.stopped, s.given_back,
                  s.official_early, s.official_on_time, s.official_late, s.original_early,
                  s.original_on_time, s.original_late, s.original_without_date, s.waiting,
                  s.at_risk, s.still_in_time, s.still_late, s.still_paused,
                  s.still_without_date, s.official_still_in_time, s.official_still_late, s.original_still_in_time,
                  s.original_still_late, s.original_still_paused, s.original_still_without_date) is not null
   order by s.kind, s.level, s.block, s.unit_id, s.unit_in, s.procedure_key
      on conflict (kind, level, block, unit_id, unit_in, procedure_key) do update set
         new_direct = nullif(coalesce(t.new_direct, 0) + coalesce(excluded.new_direct, 0), 0),
         new_online = nullif(coalesce(t.new_online, 0) + coalesce(excluded.new_online, 0), 0),
         early = nullif(coalesce(t.early, 0) + coalesce(excluded.early, 0), 0),
         on_time = nullif(coalesce(t.on_time, 0) + coalesce(excluded.on_time, 0), 0),
         late = nullif(coalesce(t.late, 0) + coalesce(excluded.late, 0), 0),
         without_date = nullif(coalesce(t.without_date, 0) + coalesce(excluded.without_date, 0), 0),
         stopped = nullif(coalesce(t.stopped, 0) + coalesce(excluded.stopped, 0), 0),
         given_back = nullif(coalesce(t.given_back, 0) + coalesce(excluded.given_back, 0), 0),
         official_early = nullif(coalesce(t.official_early, 0) + coalesce(excluded.official_early, 0), 0),
         official_on_time = nullif(coalesce(t.official_on_time, 0) + coalesce(excluded.official_on_time, 0), 0),
         official_late = nullif(coalesce(t.official_late, 0) + coalesce(excluded.official_late, 0), 0),
         original_early = nullif(coalesce(t.original_early, 0) + coalesce(excluded.original_early, 0), 0),
         original_on_time = nullif(coalesce(t.original_on_time, 0) + coalesce(excluded.original_on_time, 0), 0),
         original_late = nullif(coalesce(t.original_late, 0) + coalesce(excluded.original_late, 0), 0),
         original_without_date = nullif(coalesce(t.original_without_date, 0) + coalesce(excluded.original_without_date, 0), 0),
         waiting = nullif(coalesce(t.waiting, 0) + coalesce(excluded.waiting, 0), 0),
         at_risk = nullif(coalesce(t.at_risk, 0) + coalesce(excluded.at_risk, 0), 0),
         still_in_time = nullif(coalesce(t.still_in_time, 0) + coalesce(excluded.still_in_time, 0), 0),
         still_late = nullif(coalesce(t.still_late, 0) + coalesce(excluded.still_late, 0), 0),
         still_paused = nullif(coalesce(t.still_paused, 0) + coalesce(excluded.still_paused, 0), 0),
         still_without_date = nullif(coalesce(t.still_without_date, 0) + coalesce(excluded.still_without_date, 0), 0),
         official_still_in_time = nullif(coalesce(t.official_still_in_time, 0) + coalesce(excluded.official_still_in_time, 0), 0),
         official_still_late = nullif(coalesce(t.official_still_late, 0) + coalesce(excluded.official_still_late, 0), 0),
         original_still_in_time = nullif(coalesce(t.original_still_in_time, 0) + coalesce(excluded.original_still_in_time, 0), 0),
         original_still_late = nullif(coalesce(t.original_still_late, 0) + coalesce(excluded.original_still_late, 0), 0),
         original_still_paused = nullif(coalesce(t.original_still_paused, 0) + coalesce(excluded.original_still_paused, 0), 0),
         original_still_without_date = nullif(coalesce(t.original_still_without_date, 0) + coalesce(excluded.original_still_without_date, 0), 0);

  with lagging as (
    select day, received_day as event_day, unit_id, unit_in, procedure_key, new_direct, new_online,
           null::int as early, null::int as on_time, null::int as late, null::int as without_date,
           null::int as stopped, null::int as given_back, null::int as official_early, null::int as official_on_time,
           null::int as official_late, null::int as original_early, null::int as original_on_time, null::int as original_late,
           null::int as original_without_date
      from unnest(changes) where received_day < day and coalesce(new_direct, new_online) is not null
    union all
    select day, ended_day, unit_id, unit_in, procedure_key, null, null,
           early, on_time, late, without_date,
           stopped, given_back, official_early, official_on_time,
           official_late, original_early, original_on_time, original_late,
           original_without_date
      from unnest(changes) where ended_day < day and coalesce(early, on_time, late, without_date, stopped, given_back, official_early, official_on_time, official_late, original_early, original_on_time, original_late, original_without_date) is not null
  ), summed as (
    select day, event_day, unit_id, unit_in, procedure_key,
           nullif(sum(new_direct), 0) as new_direct, nullif(sum(new_online), 0) as new_online, nullif(sum(early), 0) as early, nullif(sum(on_time), 0) as on_time,
           nullif(sum(late), 0) as late, nullif(sum(without_date), 0) as without_date, nullif(sum(stopped), 0) as stopped, nullif(sum(given_back), 0) as given_back,
           nullif(sum(official_early), 0) as official_early, nullif(sum(official_on_time), 0) as official_on_time, nullif(sum(official_late), 0) as official_late, nullif(sum(original_early), 0) as original_early,
           nullif(sum(original_on_time), 0) as original_on_time, nullif(sum(original_late), 0) as original_late, nullif(sum(original_without_date), 0) as original_without_date
      from lagging
     group by day, event_day, unit_id, unit_in, procedure_key
  )
  insert into oversight.balance_lag as t
  select * from summed s
   where coalesce(s.new_direct, s.new_online, s.early, s.on_time,
                  s.late, s.without_date, s.stopped, s.given_back,
                  s.official_early, s.official_on_time, s.official_late, s.original_early,
                  s.original_on_time, s.original_late, s.original_without_date) is not null
   order by s.day, s.event_day, s.unit_id, s.unit_in, s.procedure_key
      on conflict (day, event_day, unit_id, unit_in, procedure_key) do update set
         new_direct = nullif(coalesce(t.new_direct, 0) + coalesce(excluded.new_direct, 0), 0),
         new_online = nullif(coalesce(t.new_online, 0) + coalesce(excluded.new_online, 0), 0),
         early = nullif(coalesce(t.early, 0) + coalesce(excluded.early, 0), 0),
         on_time = nullif(coalesce(t.on_time, 0) + coalesce(excluded.on_time, 0), 0),
         late = nullif(coalesce(t.late, 0) + coalesce(excluded.late, 0), 0),
         without_date = nullif(coalesce(t.without_date, 0) + coalesce(excluded.without_date, 0), 0),
         stopped = nullif(coalesce(t.stopped, 0) + coalesce(excluded.stopped, 0), 0),
         given_back = nullif(coalesce(t.given_back, 0) + coalesce(excluded.given_back, 0), 0),
         official_early = nullif(coalesce(t.official_early, 0) + coalesce(excluded.official_early, 0), 0),
         official_on_time = nullif(coalesce(t.official_on_time, 0) + coalesce(excluded.official_on_time, 0), 0),
         official_late = nullif(coalesce(t.official_late, 0) + coalesce(excluded.official_late, 0), 0),
         original_early = nullif(coalesce(t.original_early, 0) + coalesce(excluded.original_early, 0), 0),
         original_on_time = nullif(coalesce(t.original_on_time, 0) + coalesce(excluded.original_on_time, 0), 0),
         original_late = nullif(coalesce(t.original_late, 0) + coalesce(excluded.original_late, 0), 0),
         original_without_date = nullif(coalesce(t.original_without_date, 0) + coalesce(excluded.original_without_date, 0), 0);
  -- one fact ended and the next began: nothing became known
  delete from oversight.balance_lag t
   where t.day in (select day from unnest(changes) where received_day < day or ended_day < day)
     and coalesce(t.new_direct, t.new_online, t.early, t.on_time,
                  t.late, t.without_date, t.stopped, t.given_back,
                  t.official_early, t.official_on_time, t.official_late, t.original_early,
                  t.original_on_time, t.original_late, t.original_without_date) is null;
end
$$;

create function oversight.keep_sums() returns trigger language plpgsql as $$
declare
  changes oversight.balance_change[];
begin
  if tg_op = 'INSERT' then
    select array_agg(c) into changes from added a cross join lateral oversight.changes_of(a, 1) c;
  elsif tg_op = 'DELETE' then
    select array_agg(c) into changes from removed r cross join lateral oversight.changes_of(r, -1) c;
  else
    select array_agg(c) into changes
      from (select c.* from added a cross join lateral oversight.changes_of(a, 1) c
            union all
            select c.* from removed r cross join lateral oversight.changes_of(r, -1) c) c;
  end if;
  if changes is not null then perform oversight.add_changes(changes); end if;
  return null;
end
$$;
create trigger keep_sums_added after insert on oversight.dossier_fact
  referencing new table as added for each statement execute function oversight.keep_sums();
create trigger keep_sums_changed after update on oversight.dossier_fact
  referencing old table as removed new table as added for each statement execute function oversight.keep_sums();
create trigger keep_sums_removed after delete on oversight.dossier_fact
  referencing old table as removed for each statement execute function oversight.keep_sums();

-- All sums anew from the facts: the days, then their blocks and the wider sums from those.
create function oversight.fill_balance() returns void language plpgsql as $$
begin
  delete from oversight.balance_sum;
  delete from oversight.balance_lag;

  with changed as materialized (
    select c.day, c.unit_id, c.unit_in, c.procedure_key,
           nullif(sum(c.new_direct), 0) as new_direct, nullif(sum(c.new_online), 0) as new_online, nullif(sum(c.early), 0) as early, nullif(sum(c.on_time), 0) as on_time,
           nullif(sum(c.late), 0) as late, nullif(sum(c.without_date), 0) as without_date, nullif(sum(c.stopped), 0) as stopped, nullif(sum(c.given_back), 0) as given_back,
           nullif(sum(c.official_early), 0) as official_early, nullif(sum(c.official_on_time), 0) as official_on_time, nullif(sum(c.official_late), 0) as official_late, nullif(sum(c.original_early), 0) as original_early,
           nullif(sum(c.original_on_time), 0) as original_on_time, nullif(sum(c.original_late), 0) as original_late, nullif(sum(c.original_without_date), 0) as original_without_date, nullif(sum(c.waiting), 0) as waiting,
           nullif(sum(c.at_risk), 0) as at_risk, nullif(sum(c.still_in_time), 0) as still_in_time, nullif(sum(c.still_late), 0) as still_late, nullif(sum(c.still_paused), 0) as still_paused,
           nullif(sum(c.still_without_date), 0) as still_without_date, nullif(sum(c.official_still_in_time), 0) as official_still_in_time, nullif(sum(c.official_still_late), 0) as official_still_late, nullif(sum(c.original_still_in_time), 0) as original_still_in_time,
           nullif(sum(c.original_still_late), 0) as original_still_late, nullif(sum(c.original_still_paused), 0) as original_still_paused, nullif(sum(c.original_still_without_date), 0) as original_still_without_date
      from oversight.dossier_fact f cross join lateral oversight.changes_of(f, 1) c
     group by c.day, c.unit_id, c.unit_in, c.procedure_key
  ), chosen as (
    select 1 as kind, 0 as level, day as block, unit_id, 0 as unit_in, procedure_key,
           nullif(sum(new_direct), 0) as new_direct, nullif(sum(new_online), 0) as new_online, nullif(sum(early), 0) as early, nullif(sum(on_time), 0) as on_time,
           nullif(sum(late), 0) as late, nullif(sum(without_date), 0) as without_date, nullif(sum(stopped), 0) as stopped, nullif(sum(given_back), 0) as given_back,
           nullif(sum(official_early), 0) as official_early, nullif(sum(official_on_time), 0) as official_on_time, nullif(sum(official_late), 0) as official_late, nullif(sum(original_early), 0) as original_early,
           nullif(sum(original_on_time), 0) as original_on_time, nullif(sum(original_late), 0) as original_late, nullif(sum(original_without_date), 0) as original_without_date, nullif(sum(waiting), 0) as waiting,
           nullif(sum(at_risk), 0) as at_risk, nullif(sum(still_in_time), 0) as still_in_time, nullif(sum(still_late), 0) as still_late, nullif(sum(still_paused), 0) as still_paused,
           nullif(sum(still_without_date), 0) as still_without_date, nullif(sum(official_still_in_time), 0) as official_still_in_time, nullif(sum(official_still_late), 0) as official_still_late, nullif(sum(original_still_in_time), 0) as original_still_in_time,
           nullif(sum(original_still_late), 0) as original_still_late, nullif(sum(original_still_paused), 0) as original_still_paused, nullif(sum(original_still_without_date), 0) as original_still_without_date
      from changed group by day, unit_id, procedure_key
    union all
    select 3, 0, day, unit_id, unit_in, procedure_key,
           new_direct, new_online, early, on_time,
           late, without_date, stopped, given_back,
           official_early, official_on_time, official_late, original_early,
           original_on_time, original_late, original_without_date, waiting,
           at_risk, still_in_time, still_late, still_paused,
           still_without_date, official_still_in_time, official_still_late, original_still_in_time,
           original_still_late, original_still_paused, original_still_without_date
      from changed where unit_id <> unit_in
  )
  insert into oversight.balance_sum
  select * from chosen s where coalesce(s.new_direct, s.new_online, s.early, s.on_time,
                  s.late, s.without_date, s.stopped, s.given_back,
                  s.official_early, s.official_on_time, s.official_late, s.original_early,
                  s.original_on_time, s.original_late, s.original_without_date, s.waiting,
                  s.at_risk, s.still_in_time, s.still_late, s.still_paused,
                  s.still_without_date, s.official_still_in_time, s.official_still_late, s.original_still_in_time,
                  s.original_still_late, s.original_still_paused, s.original_still_without_date) is not null;

  insert into oversight.balance_sum
  select * from (
    select case when s.unit_id is null then 2 else 0 end as kind, 0 as level, s.block, coalesce(s.unit_id, 0) as unit_id, 0 as unit_in,
           coalesce(s.procedure_key, '') as procedure_key,
           nullif(sum(new_direct), 0) as new_direct, nullif(sum(new_online), 0) as new_online, nullif(sum(early), 0) as early, nullif(sum(on_time), 0) as on_time,
           nullif(sum(late), 0) as late, nullif(sum(without_date), 0) as without_date, nullif(sum(stopped), 0) as stopped, nullif(sum(given_back), 0) as given_back,
           nullif(sum(official_early), 0) as official_early, nullif(sum(official_on_time), 0) as official_on_time, nullif(sum(official_late), 0) as official_late, nullif(sum(original_early), 0) as original_early,
           nullif(sum(original_on_time), 0) as original_on_time, nullif(sum(original_late), 0) as original_late, nullif(sum(original_without_date), 0) as original_without_date, nullif(sum(waiting), 0) as waiting,
           nullif(sum(at_risk), 0) as at_risk, nullif(sum(still_in_time), 0) as still_in_time, nullif(sum(still_late), 0) as still_late, nullif(sum(still_paused), 0) as still_paused,
           nullif(sum(still_without_date), 0) as still_without_date, nullif(sum(official_still_in_time), 0) as official_still_in_time, nullif(sum(official_still_late), 0) as official_still_late, nullif(sum(original_still_in_time), 0) as original_still_in_time,
           nullif(sum(original_still_late), 0) as original_still_late, nullif(sum(original_still_paused), 0) as original_still_paused, nullif(sum(original_still_without_date), 0) as original_still_without_date
      from oversight.balance_sum s where s.kind = 1
     group by grouping sets ((s.block, s.unit_id), (s.block, s.procedure_key))) s
   where coalesce(s.new_direct, s.new_online, s.early, s.on_time,
                  s.late, s.without_date, s.stopped, s.given_back,
                  s.official_early, s.official_on_time, s.official_late, s.original_early,
                  s.original_on_time, s.original_late, s.original_without_date, s.waiting,
                  s.at_risk, s.still_in_time, s.still_late, s.still_paused,
                  s.still_without_date, s.official_still_in_time, s.official_still_late, s.original_still_in_time,
                  s.original_still_late, s.original_still_paused, s.original_still_without_date) is not null;

  for higher in 1..2 loop
    insert into oversight.balance_sum
    select * from (
      select s.kind, higher, s.block / 16 as block, s.unit_id, s.unit_in, s.procedure_key,
             nullif(sum(new_direct), 0) as new_direct, nullif(sum(new_online), 0) as new_online, nullif(sum(early), 0) as early, nullif(sum(on_time), 0) as on_time,
             nullif(sum(late), 0) as late, nullif(sum(without_date), 0) as without_date, nullif(sum(stopped), 0) as stopped, nullif(sum(given_back), 0) as given_back,
             nullif(sum(official_early), 0) as official_early, nullif(sum(official_on_time), 0) as official_on_time, nullif(sum(official_late), 0) as official_late, nullif(sum(original_early), 0) as original_early,
             nullif(sum(original_on_time), 0) as original_on_time, nullif(sum(original_late), 0) as original_late, nullif(sum(original_without_date), 0) as original_without_date, nullif(sum(waiting), 0) as waiting,
             nullif(sum(at_risk), 0) as at_risk, nullif(sum(still_in_time), 0) as still_in_time, nullif(sum(still_late), 0) as still_late, nullif(sum(still_paused), 0) as still_paused,
             nullif(sum(still_without_date), 0) as still_without_date, nullif(sum(official_still_in_time), 0) as official_still_in_time, nullif(sum(official_still_late), 0) as official_still_late, nullif(sum(original_still_in_time), 0) as original_still_in_time,
             nullif(sum(original_still_late), 0) as original_still_late, nullif(sum(original_still_paused), 0) as original_still_paused, nullif(sum(original_still_without_date), 0) as original_still_without_date
        from oversight.balance_sum s where s.level = higher - 1
       group by s.kind, s.block / 16, s.unit_id, s.unit_in, s.procedure_key) s
     where coalesce(s.new_direct, s.new_online, s.early, s.on_time,
                  s.late, s.without_date, s.stopped, s.given_back,
                  s.official_early, s.official_on_time, s.official_late, s.original_early,
                  s.original_on_time, s.original_late, s.original_without_date, s.waiting,
                  s.at_risk, s.still_in_time, s.still_late, s.still_paused,
                  s.still_without_date, s.official_still_in_time, s.official_still_late, s.original_still_in_time,
                  s.original_still_late, s.original_still_paused, s.original_still_without_date) is not null;
  end loop;

  insert into oversight.balance_lag
  select * from (
    select day, event_day, unit_id, unit_in, procedure_key,
           nullif(sum(new_direct), 0) as new_direct, nullif(sum(new_online), 0) as new_online, nullif(sum(early), 0) as early, nullif(sum(on_time), 0) as on_time,
           nullif(sum(late), 0) as late, nullif(sum(without_date), 0) as without_date, nullif(sum(stopped), 0) as stopped, nullif(sum(given_back), 0) as given_back,
           nullif(sum(official_early), 0) as official_early, nullif(sum(official_on_time), 0) as official_on_time, nullif(sum(official_late), 0) as official_late, nullif(sum(original_early), 0) as original_early,
           nullif(sum(original_on_time), 0) as original_on_time, nullif(sum(original_late), 0) as original_late, nullif(sum(original_without_date), 0) as original_without_date
      from (select c.day, c.received_day as event_day, c.unit_id, c.unit_in, c.procedure_key, c.new_direct, c.new_online,
                   null::int as early, null::int as on_time, null::int as late, null::int as without_date,
                   null::int as stopped, null::int as given_back, null::int as official_early, null::int as official_on_time,
                   null::int as official_late, null::int as original_early, null::int as original_on_time, null::int as original_late,
                   null::int as original_without_date
              from oversight.dossier_fact f cross join lateral oversight.changes_of(f, 1) c
             where c.received_day < c.day and coalesce(c.new_direct, c.new_online) is not null
            union all
            select c.day, c.ended_day, c.unit_id, c.unit_in, c.procedure_key, null, null,
                   c.early, c.on_time, c.late, c.without_date,
                   c.stopped, c.given_back, c.official_early, c.official_on_time,
                   c.official_late, c.original_early, c.original_on_time, c.original_late,
                   c.original_without_date
              from oversight.dossier_fact f cross join lateral oversight.changes_of(f, 1) c
             where c.ended_day < c.day and coalesce(c.early, c.on_time, c.late, c.without_date, c.stopped, c.given_back, c.official_early, c.official_on_time, c.official_late, c.original_early, c.original_on_time, c.original_late, c.original_without_date) is not null) l
     group by day, event_day, unit_id, unit_in, procedure_key) s
   where coalesce(s.new_direct, s.new_online, s.early, s.on_time,
                  s.late, s.without_date, s.stopped, s.given_back,
                  s.official_early, s.official_on_time, s.official_late, s.original_early,
                  s.original_on_time, s.original_late, s.original_without_date) is not null;
end
$$;
select oversight.fill_balance();

-- The day of the moment asked is counted from facts.
create index dossier_fact_known_from on oversight.dossier_fact (known_from);
create index dossier_fact_known_to on oversight.dossier_fact (known_to) where known_to is not null;
create index dossier_fact_late on oversight.dossier_fact (late_from) where met_at is null and closed_at is null and received_at is not null;
create index dossier_fact_late_first on oversight.dossier_fact (original_late_from)
  where met_at is null and closed_at is null and received_at is not null and original_late_from is distinct from late_from;
create index dossier_fact_warned on oversight.dossier_fact (warn_from) where met_at is null and closed_at is null and received_at is not null;
create index dossier_fact_due on oversight.dossier_fact (due_at) where met_at is null and closed_at is null and received_at is not null;
create index dossier_fact_irregular on oversight.dossier_fact (known_from) where greatest(received_at, joined_at, met_at, closed_at) > known_from or met_at < received_at or (met_at is not null and received_at is null);

-- The wall of the facts (V193) round their sums: what is summed over all units is for who sees all.
alter table oversight.balance_sum enable row level security;
create policy within_sight on oversight.balance_sum for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or unit_in in (select u.unit_id from ledger.seen_unit u));
alter table oversight.balance_lag enable row level security;
create policy within_sight on oversight.balance_lag for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or unit_in in (select u.unit_id from ledger.seen_unit u));
