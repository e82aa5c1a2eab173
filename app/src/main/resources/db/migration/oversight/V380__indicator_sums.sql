-- Sums of what changes in the measures of indicators, beside the facts they are sums over (ADR 56). Triggers keep them: a sum is a function
-- of the facts that are there, whoever wrote them.

-- Months of the calendar, counted on; their year is the number by twelve.
create function oversight.month_of(day int) returns int language sql immutable parallel safe as
$$ select (date_part('year', date '1970-01-01' + day) * 12 + date_part('month', date '1970-01-01' + day))::int - 1 $$;

-- What stands at a moment: the sum of all changes before it.
create table oversight.indicator_stock (
  grain    text     not null,
  document text     not null,           -- '': all, whatever they were begun under
  clause   text     not null,
  level    smallint not null,           -- 0 days, 1 months, 2 years
  block    int      not null,
  unit_id  int      not null,
  unit_in  int      not null,
  open int, in_time int, at_risk int, late int, paused int,
  primary key (grain, document, clause, level, block, unit_id, unit_in)
) with (fillfactor = 85);

-- What happened on days, and from which day on it counts: when it was known and had happened. Never earlier than it happened.
create table oversight.indicator_flow (
  grain       text     not null,
  document    text     not null,
  clause      text     not null,
  level       smallint not null,        -- 0 days, 1 months: both the same
  known_block int      not null,
  event_block int      not null,
  unit_id     int      not null,
  unit_in     int      not null,
  met int, met_dated int, met_in_time int, met_late int, met_by_extension int, met_by_first_date int,
  due int, due_kept int, due_broken int, accepted int, accepted_in_time int, accepted_late int,
  primary key (grain, document, clause, level, known_block, event_block, unit_id, unit_in),
  check (event_block <= known_block)
) with (fillfactor = 85);
-- Single days at the edges of a window, known until much later.
create index indicator_flow_of_days on oversight.indicator_flow (grain, document, clause, event_block, known_block) where level = 0;

-- A change of facts on its way into the sums; of what stands when event_day is null.
create type oversight.indicator_change as (
  grain text, document text, clause text, unit_id int, unit_in int, day int, event_day int,
  open int, in_time int, at_risk int, late int, paused int, met int,
  met_dated int, met_in_time int, met_late int, met_by_extension int, met_by_first_date int, due int,
  due_kept int, due_broken int, accepted int, accepted_in_time int, accepted_late int);

-- From when to when a fact counts for which measures: the predicates of Measure in Java; IndicatorSumsTest holds them together.
create function oversight.indicator_changes(
  grain text, document text, clause text, unit_id int, unit_in int, known_from timestamptz, known_to timestamptz, received_at timestamptz,
  late_from timestamptz, warn_from timestamptz, paused_since timestamptz, met_at timestamptz, closed_at timestamptz,
  original_late_from timestamptz, sign int) returns setof oversight.indicator_change language sql stable parallel safe as $$
    select grain, document, clause, unit_id, unit_in, oversight.day_of(e.at), oversight.day_of(c.event),
           e.sign * c.open, e.sign * c.in_time, e.sign * c.at_risk, e.sign * c.late, e.sign * c.paused, e.sign * c.met,
           e.sign * c.met_dated, e.sign * c.met_in_time, e.sign * c.met_late, e.sign * c.met_by_extension, e.sign * c.met_by_first_date, e.sign * c.due,
           e.sign * c.due_kept, e.sign * c.due_broken, e.sign * c.accepted, e.sign * c.accepted_in_time, e.sign * c.accepted_late
      from (-- open, and in time until the warning, at risk until late; what is paused is late all the same
            select null::timestamptz as event, known_from as begins, coalesce(known_to, 'infinity') as ends,
                   1 as open, 0 as in_time, 0 as at_risk, 0 as late, 0 as paused, 0 as met, 0 as met_dated, 0 as met_in_time, 0 as met_late, 0 as met_by_extension, 0 as met_by_first_date, 0 as due, 0 as due_kept, 0 as due_broken, 0 as accepted, 0 as accepted_in_time, 0 as accepted_late
             where met_at is null and closed_at is null
             union all
            select null::timestamptz, known_from, least(late_from, warn_from, coalesce(known_to, 'infinity')),
                   0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
             where met_at is null and closed_at is null and paused_since is null
             union all
            select null::timestamptz, greatest(known_from, warn_from), least(late_from, coalesce(known_to, 'infinity')),
                   0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
             where met_at is null and closed_at is null and paused_since is null and warn_from is not null
             union all
            select null::timestamptz, greatest(known_from, late_from), coalesce(known_to, 'infinity'),
                   0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
             where met_at is null and closed_at is null and late_from is not null
             union all
            select null::timestamptz, known_from, least(late_from, coalesce(known_to, 'infinity')),
                   0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
             where met_at is null and closed_at is null and paused_since is not null
             union all
            select met_at, greatest(known_from, met_at), coalesce(known_to, 'infinity'),
                   0, 0, 0, 0, 0, 1, (late_from is not null)::int, coalesce((met_at < late_from)::int, 0), coalesce((met_at >= late_from)::int, 0), coalesce((met_at < late_from and met_at >= original_late_from)::int, 0), coalesce((met_at < coalesce(original_late_from, late_from))::int, 0), 0, 0, 0, 0, 0, 0
             where met_at is not null
             union all
            select late_from - interval '1 microsecond', greatest(known_from, late_from), coalesce(known_to, 'infinity'),
                   0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, coalesce((met_at < late_from)::int, 0), (coalesce(met_at, 'infinity') >= late_from)::int, 0, 0, 0
             where late_from is not null and (closed_at is null or met_at is not null)
             union all
            select closed_at, greatest(known_from, closed_at), coalesce(known_to, 'infinity'),
                   0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, coalesce((late_from is null or met_at < late_from)::int, 0), coalesce((met_at >= late_from)::int, 0)
             where closed_at is not null and met_at is not null) c
     cross join lateral (select c.begins as at, sign as sign union all select c.ends, -sign) e
     where grain is not null and received_at is not null and c.begins < c.ends and e.at < 'infinity'
$$;

create function oversight.indicator_changes_of_dossier(f oversight.dossier_fact, sign int) returns setof oversight.indicator_change
language sql stable parallel safe as $$
  select * from oversight.indicator_changes('DOSSIER', '', '', f.unit_id, f.unit_in, f.known_from, f.known_to, f.received_at, f.late_from,
         f.warn_from, f.paused_since, f.met_at, f.closed_at, f.original_late_from, sign)
$$;
create function oversight.indicator_changes_of_owed(f oversight.owed_fact, sign int) returns setof oversight.indicator_change
language sql stable parallel safe as $$
  select * from oversight.indicator_changes(
         case when f.kind = 'task' and f.tier = 'WHOLE' then 'TASK' when f.kind = 'task' and f.tier = 'SUPPORT' then 'SUPPORT'
              when f.kind = 'reading' then 'READING' when f.kind = 'plan' then 'PLAN' end,
         f.document, f.clause, f.unit_id, f.unit_in, f.known_from, f.known_to, f.received_at, f.late_from,
         f.warn_from, f.paused_since, f.met_at, f.closed_at, f.original_late_from, sign)
$$;

create function oversight.add_indicator_changes(changes oversight.indicator_change[]) returns void language plpgsql as $$
begin
  insert into oversight.indicator_stock as t
  select * from (
    select c.grain, k.document, k.clause, l.level, l.block, c.unit_id, c.unit_in,
           nullif(sum(c.open), 0) as open, nullif(sum(c.in_time), 0) as in_time, nullif(sum(c.at_risk), 0) as at_risk, nullif(sum(c.late), 0) as late,
           nullif(sum(c.paused), 0) as paused
      from unnest(changes) c
     cross join lateral (select '' as document, '' as clause
                         union all
                         select c.document, c.clause where c.document <> '') k
     cross join lateral (select 0 as level, c.day as block union all select 1, oversight.month_of(c.day) union all select 2, oversight.month_of(c.day) / 12) l
     where c.event_day is null
     group by 1, 2, 3, 4, 5, 6, 7) s
   where coalesce(s.open, s.in_time, s.at_risk, s.late, s.paused) is not null
   order by grain, document, clause, level, block, unit_id, unit_in
      on conflict (grain, document, clause, level, block, unit_id, unit_in) do update set
         open = nullif(coalesce(t.open, 0) + coalesce(excluded.open, 0), 0),
         in_time = nullif(coalesce(t.in_time, 0) + coalesce(excluded.in_time, 0), 0),
         at_risk = nullif(coalesce(t.at_risk, 0) + coalesce(excluded.at_risk, 0), 0),
         late = nullif(coalesce(t.late, 0) + coalesce(excluded.late, 0), 0),
         paused = nullif(coalesce(t.paused, 0) + coalesce(excluded.paused, 0), 0);

  insert into oversight.indicator_flow as t
  select * from (
    select c.grain, k.document, k.clause, l.level, l.known_block, l.event_block, c.unit_id, c.unit_in,
           nullif(sum(c.met), 0) as met, nullif(sum(c.met_dated), 0) as met_dated, nullif(sum(c.met_in_time), 0) as met_in_time, nullif(sum(c.met_late), 0) as met_late,
           nullif(sum(c.met_by_extension), 0) as met_by_extension, nullif(sum(c.met_by_first_date), 0) as met_by_first_date, nullif(sum(c.due), 0) as due, nullif(sum(c.due_kept), 0) as due_kept,
           nullif(sum(c.due_broken), 0) as due_broken, nullif(sum(c.accepted), 0) as accepted, nullif(sum(c.accepted_in_time), 0) as accepted_in_time, nullif(sum(c.accepted_late), 0) as accepted_late
      from unnest(changes) c
     cross join lateral (select '' as document, '' as clause
                         union all
                         select c.document, c.clause where c.document <> '') k
     cross join lateral (select 0 as level, c.day as known_block, c.event_day as event_block
                         union all
                         select 1, oversight.month_of(c.day), oversight.month_of(c.event_day)) l
     where c.event_day is not null
     group by 1, 2, 3, 4, 5, 6, 7, 8) s
   where coalesce(s.met, s.met_dated, s.met_in_time, s.met_late, s.met_by_extension, s.met_by_first_date,
                  s.due, s.due_kept, s.due_broken, s.accepted, s.accepted_in_time, s.accepted_late) is not null
   order by grain, document, clause, level, known_block, event_block, unit_id, unit_in
      on conflict (grain, document, clause, level, known_block, event_block, unit_id, unit_in) do update set
         met = nullif(coalesce(t.met, 0) + coalesce(excluded.met, 0), 0),
         met_dated = nullif(coalesce(t.met_dated, 0) + coalesce(excluded.met_dated, 0), 0),
         met_in_time = nullif(coalesce(t.met_in_time, 0) + coalesce(excluded.met_in_time, 0), 0),
         met_late = nullif(coalesce(t.met_late, 0) + coalesce(excluded.met_late, 0), 0),
         met_by_extension = nullif(coalesce(t.met_by_extension, 0) + coalesce(excluded.met_by_extension, 0), 0),
         met_by_first_date = nullif(coalesce(t.met_by_first_date, 0) + coalesce(excluded.met_by_first_date, 0), 0),
         due = nullif(coalesce(t.due, 0) + coalesce(excluded.due, 0), 0),
         due_kept = nullif(coalesce(t.due_kept, 0) + coalesce(excluded.due_kept, 0), 0),
         due_broken = nullif(coalesce(t.due_broken, 0) + coalesce(excluded.due_broken, 0), 0),
         accepted = nullif(coalesce(t.accepted, 0) + coalesce(excluded.accepted, 0), 0),
         accepted_in_time = nullif(coalesce(t.accepted_in_time, 0) + coalesce(excluded.accepted_in_time, 0), 0),
         accepted_late = nullif(coalesce(t.accepted_late, 0) + coalesce(excluded.accepted_late, 0), 0);

  -- one fact ended and the next began: nothing became of it
  delete from oversight.indicator_stock t
   using (select distinct c.grain, k.document, k.clause, l.level, l.block, c.unit_id, c.unit_in
            from unnest(changes) c
           cross join lateral (select '' as document, '' as clause
                         union all
                         select c.document, c.clause where c.document <> '') k
           cross join lateral (select 0 as level, c.day as block union all select 1, oversight.month_of(c.day) union all select 2, oversight.month_of(c.day) / 12) l
           where c.event_day is null) x
   where t.grain = x.grain and t.document = x.document and t.clause = x.clause and t.level = x.level and t.block = x.block and t.unit_id = x.unit_id and t.unit_in = x.unit_in
     and coalesce(t.open, t.in_time, t.at_risk, t.late, t.paused) is null;

  delete from oversight.indicator_flow t
   using (select distinct c.grain, k.document, k.clause, l.level, l.known_block, l.event_block, c.unit_id, c.unit_in
            from unnest(changes) c
           cross join lateral (select '' as document, '' as clause
                         union all
                         select c.document, c.clause where c.document <> '') k
           cross join lateral (select 0 as level, c.day as known_block, c.event_day as event_block
                         union all
                         select 1, oversight.month_of(c.day), oversight.month_of(c.event_day)) l
           where c.event_day is not null) x
   where t.grain = x.grain and t.document = x.document and t.clause = x.clause and t.level = x.level and t.known_block = x.known_block and t.event_block = x.event_block and t.unit_id = x.unit_id and t.unit_in = x.unit_in
     and coalesce(t.met, t.met_dated, t.met_in_time, t.met_late, t.met_by_extension, t.met_by_first_date,
                  t.due, t.due_kept, t.due_broken, t.accepted, t.accepted_in_time, t.accepted_late) is null;
end
$$;

create function oversight.keep_indicators_of_dossiers() returns trigger language plpgsql as $$
declare
  changes oversight.indicator_change[];
begin
  if tg_op = 'INSERT' then
    select array_agg(c) into changes from added a cross join lateral oversight.indicator_changes_of_dossier(a, 1) c;
  elsif tg_op = 'DELETE' then
    select array_agg(c) into changes from removed r cross join lateral oversight.indicator_changes_of_dossier(r, -1) c;
  else
    select array_agg(c) into changes
      from (select c.* from added a cross join lateral oversight.indicator_changes_of_dossier(a, 1) c
            union all
            select c.* from removed r cross join lateral oversight.indicator_changes_of_dossier(r, -1) c) c;
  end if;
  if changes is not null then perform oversight.add_indicator_changes(changes); end if;
  return null;
end
$$;
create function oversight.keep_indicators_of_owed() returns trigger language plpgsql as $$
declare
  changes oversight.indicator_change[];
begin
  if tg_op = 'INSERT' then
    select array_agg(c) into changes from added a cross join lateral oversight.indicator_changes_of_owed(a, 1) c;
  elsif tg_op = 'DELETE' then
    select array_agg(c) into changes from removed r cross join lateral oversight.indicator_changes_of_owed(r, -1) c;
  else
    select array_agg(c) into changes
      from (select c.* from added a cross join lateral oversight.indicator_changes_of_owed(a, 1) c
            union all
            select c.* from removed r cross join lateral oversight.indicator_changes_of_owed(r, -1) c) c;
  end if;
  if changes is not null then perform oversight.add_indicator_changes(changes); end if;
  return null;
end
$$;
create trigger keep_indicators_added after insert on oversight.dossier_fact
  referencing new table as added for each statement execute function oversight.keep_indicators_of_dossiers();
create trigger keep_indicators_changed after update on oversight.dossier_fact
  referencing old table as removed new table as added for each statement execute function oversight.keep_indicators_of_dossiers();
create trigger keep_indicators_removed after delete on oversight.dossier_fact
  referencing old table as removed for each statement execute function oversight.keep_indicators_of_dossiers();
create trigger keep_indicators_added after insert on oversight.owed_fact
  referencing new table as added for each statement execute function oversight.keep_indicators_of_owed();
create trigger keep_indicators_changed after update on oversight.owed_fact
  referencing old table as removed new table as added for each statement execute function oversight.keep_indicators_of_owed();
create trigger keep_indicators_removed after delete on oversight.owed_fact
  referencing old table as removed for each statement execute function oversight.keep_indicators_of_owed();

-- All sums anew from the facts: what there should be.
create view oversight.indicator_stock_anew with (security_invoker = true) as
with changed as materialized (
    select c.grain, c.document, c.clause, c.unit_id, c.unit_in, c.day,
           sum(c.open)::int as open, sum(c.in_time)::int as in_time, sum(c.at_risk)::int as at_risk, sum(c.late)::int as late,
           sum(c.paused)::int as paused
      from oversight.dossier_fact f cross join lateral oversight.indicator_changes_of_dossier(f, 1) c
     where c.event_day is null
     group by c.grain, c.document, c.clause, c.unit_id, c.unit_in, c.day
    union all
    select c.grain, c.document, c.clause, c.unit_id, c.unit_in, c.day,
           sum(c.open)::int as open, sum(c.in_time)::int as in_time, sum(c.at_risk)::int as at_risk, sum(c.late)::int as late,
           sum(c.paused)::int as paused
      from oversight.owed_fact f cross join lateral oversight.indicator_changes_of_owed(f, 1) c
     where c.event_day is null
     group by c.grain, c.document, c.clause, c.unit_id, c.unit_in, c.day
  ), days as materialized (
    select c.grain, k.document, k.clause, 0 as level, c.day as block, c.unit_id, c.unit_in,
           nullif(sum(c.open), 0)::int as open, nullif(sum(c.in_time), 0)::int as in_time, nullif(sum(c.at_risk), 0)::int as at_risk, nullif(sum(c.late), 0)::int as late,
           nullif(sum(c.paused), 0)::int as paused
      from changed c
     cross join lateral (select '' as document, '' as clause
                         union all
                         select c.document, c.clause where c.document <> '') k
     group by 1, 2, 3, 4, 5, 6, 7
  ), months as materialized (
    select c.grain, c.document, c.clause, 1 as level, oversight.month_of(c.block) as block, c.unit_id, c.unit_in,
           nullif(sum(c.open), 0)::int as open, nullif(sum(c.in_time), 0)::int as in_time, nullif(sum(c.at_risk), 0)::int as at_risk, nullif(sum(c.late), 0)::int as late,
           nullif(sum(c.paused), 0)::int as paused
      from days c
     group by 1, 2, 3, 4, 5, 6, 7
  ), years as (
    select c.grain, c.document, c.clause, 2, c.block / 12, c.unit_id, c.unit_in,
           nullif(sum(c.open), 0)::int as open, nullif(sum(c.in_time), 0)::int as in_time, nullif(sum(c.at_risk), 0)::int as at_risk, nullif(sum(c.late), 0)::int as late,
           nullif(sum(c.paused), 0)::int as paused
      from months c
     group by 1, 2, 3, 4, 5, 6, 7
  )
select * from (select * from days union all select * from months union all select * from years) s
 where coalesce(s.open, s.in_time, s.at_risk, s.late,
                s.paused) is not null;

create view oversight.indicator_flow_anew with (security_invoker = true) as
with changed as materialized (
    select c.grain, c.document, c.clause, c.unit_id, c.unit_in, c.day, c.event_day,
           sum(c.met)::int as met, sum(c.met_dated)::int as met_dated, sum(c.met_in_time)::int as met_in_time, sum(c.met_late)::int as met_late,
           sum(c.met_by_extension)::int as met_by_extension, sum(c.met_by_first_date)::int as met_by_first_date, sum(c.due)::int as due, sum(c.due_kept)::int as due_kept,
           sum(c.due_broken)::int as due_broken, sum(c.accepted)::int as accepted, sum(c.accepted_in_time)::int as accepted_in_time, sum(c.accepted_late)::int as accepted_late
      from oversight.dossier_fact f cross join lateral oversight.indicator_changes_of_dossier(f, 1) c
     where c.event_day is not null
     group by c.grain, c.document, c.clause, c.unit_id, c.unit_in, c.day, c.event_day
    union all
    select c.grain, c.document, c.clause, c.unit_id, c.unit_in, c.day, c.event_day,
           sum(c.met)::int as met, sum(c.met_dated)::int as met_dated, sum(c.met_in_time)::int as met_in_time, sum(c.met_late)::int as met_late,
           sum(c.met_by_extension)::int as met_by_extension, sum(c.met_by_first_date)::int as met_by_first_date, sum(c.due)::int as due, sum(c.due_kept)::int as due_kept,
           sum(c.due_broken)::int as due_broken, sum(c.accepted)::int as accepted, sum(c.accepted_in_time)::int as accepted_in_time, sum(c.accepted_late)::int as accepted_late
      from oversight.owed_fact f cross join lateral oversight.indicator_changes_of_owed(f, 1) c
     where c.event_day is not null
     group by c.grain, c.document, c.clause, c.unit_id, c.unit_in, c.day, c.event_day
  ), days as materialized (
    select c.grain, k.document, k.clause, 0 as level, c.day as known_block, c.event_day as event_block, c.unit_id, c.unit_in,
           nullif(sum(c.met), 0)::int as met, nullif(sum(c.met_dated), 0)::int as met_dated, nullif(sum(c.met_in_time), 0)::int as met_in_time, nullif(sum(c.met_late), 0)::int as met_late,
           nullif(sum(c.met_by_extension), 0)::int as met_by_extension, nullif(sum(c.met_by_first_date), 0)::int as met_by_first_date, nullif(sum(c.due), 0)::int as due, nullif(sum(c.due_kept), 0)::int as due_kept,
           nullif(sum(c.due_broken), 0)::int as due_broken, nullif(sum(c.accepted), 0)::int as accepted, nullif(sum(c.accepted_in_time), 0)::int as accepted_in_time, nullif(sum(c.accepted_late), 0)::int as accepted_late
      from changed c
     cross join lateral (select '' as document, '' as clause
                         union all
                         select c.document, c.clause where c.document <> '') k
     group by 1, 2, 3, 4, 5, 6, 7, 8
  ), months as materialized (
    select c.grain, c.document, c.clause, 1, oversight.month_of(c.known_block), oversight.month_of(c.event_block), c.unit_id, c.unit_in,
           nullif(sum(c.met), 0)::int as met, nullif(sum(c.met_dated), 0)::int as met_dated, nullif(sum(c.met_in_time), 0)::int as met_in_time, nullif(sum(c.met_late), 0)::int as met_late,
           nullif(sum(c.met_by_extension), 0)::int as met_by_extension, nullif(sum(c.met_by_first_date), 0)::int as met_by_first_date, nullif(sum(c.due), 0)::int as due, nullif(sum(c.due_kept), 0)::int as due_kept,
           nullif(sum(c.due_broken), 0)::int as due_broken, nullif(sum(c.accepted), 0)::int as accepted, nullif(sum(c.accepted_in_time), 0)::int as accepted_in_time, nullif(sum(c.accepted_late), 0)::int as accepted_late
      from days c
     group by 1, 2, 3, 4, 5, 6, 7, 8
  )
select * from (select * from days union all select * from months) s
 where coalesce(s.met, s.met_dated, s.met_in_time, s.met_late,
                s.met_by_extension, s.met_by_first_date, s.due, s.due_kept,
                s.due_broken, s.accepted, s.accepted_in_time, s.accepted_late) is not null;

create function oversight.fill_indicators() returns void language plpgsql as $$
begin
  delete from oversight.indicator_stock;
  delete from oversight.indicator_flow;
  insert into oversight.indicator_stock select * from oversight.indicator_stock_anew
   order by grain, document, clause, level, block, unit_id, unit_in;
  insert into oversight.indicator_flow select * from oversight.indicator_flow_anew
   order by grain, document, clause, level, known_block, event_block, unit_id, unit_in;
end
$$;
select oversight.fill_indicators();

-- The day of the moment asked is counted from facts.
create index owed_fact_known_from on oversight.owed_fact (kind, known_from);
create index owed_fact_known_to on oversight.owed_fact (kind, known_to) where known_to is not null;
create index owed_fact_warned on oversight.owed_fact (kind, warn_from) where met_at is null and closed_at is null;
-- Written down before it happened: there should be none.
create index owed_fact_ahead on oversight.owed_fact (kind, known_from) where met_at > known_from or closed_at > known_from;
create index dossier_fact_ahead on oversight.dossier_fact (known_from) where met_at > known_from or closed_at > known_from;

-- Few were ever late before they were done: a list of those that are must not pass over all the others.
create index owed_fact_was_late on oversight.owed_fact (kind, coalesce(late_from, 'infinity'::timestamptz), case_id)
  where met_at is null and closed_at is null and late_from < coalesce(known_to, 'infinity'::timestamptz);

-- The wall of the facts round their sums.
alter table oversight.indicator_stock enable row level security;
create policy within_sight on oversight.indicator_stock for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or unit_in in (select u.unit_id from ledger.seen_unit u));
alter table oversight.indicator_flow enable row level security;
create policy within_sight on oversight.indicator_flow for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or unit_in in (select u.unit_id from ledger.seen_unit u));
