-- Points of the service of every dossier that ended with a result, as its fact has them (V436), and those that came online: in the sums beside the rest (ADR 60).
drop trigger keep_served_added on oversight.served_fact;
drop trigger keep_served_removed on oversight.served_fact;
drop view oversight.served_sum_anew;
drop function oversight.keep_served();
drop function oversight.add_served(oversight.served_change[]);
drop function oversight.served_changes(oversight.served_fact, int);
drop type oversight.served_change;
delete from oversight.served_sum;
alter table oversight.served_sum add column online_ended int not null, add column online_in_time int not null;
alter table oversight.served_fact
  add column online  boolean not null default false,
  add column in_time boolean not null default false;   -- ended, and not with a result after its date
alter table oversight.service_fact drop column mark2, drop column mark3, drop column mark4, drop column mark7;

create or replace function oversight.served_anew(cases uuid[]) returns setof oversight.served_fact language plpgsql stable as $$
begin
  return query
  select f.case_id, f.version, f.known_from, f.known_to, f.unit_id, f.unit_in, f.procedure_key, e.ended_at,
         w.digitised_at, w.reused_at, w.result_on, s.paid_at, s.paid_online_at, s.rated_at, s.satisfied, f.mark2, f.mark3, f.mark4, f.mark7,
         array(select distinct oversight.day_of(c.at)
                 from unnest(array[greatest(f.known_from, e.ended_at),
                                   greatest(f.known_from, e.ended_at, w.digitised_at), greatest(f.known_from, e.ended_at, w.reused_at),
                                   greatest(f.known_from, e.ended_at, w.result_on::timestamp at time zone 'Asia/Ho_Chi_Minh'),
                                   greatest(f.known_from, e.ended_at, s.paid_at), greatest(f.known_from, e.ended_at, s.paid_online_at),
                                   greatest(f.known_from, e.ended_at, s.rated_at), f.known_to]) c (at)
                where c.at <= coalesce(f.known_to, 'infinity')
                order by 1),
         f.channel = 'ONLINE', coalesce(f.met_at < f.late_from, true)
    from oversight.dossier_fact f
   cross join lateral (select greatest(coalesce(f.met_at, f.closed_at), f.received_at) as ended_at) e
    left join oversight.service_fact s on s.case_id = f.case_id
   cross join lateral (select min(p.digitised_at) as digitised_at, min(p.reused_at) as reused_at, min(p.result_on) as result_on
                         from dossier.paper_since p where p.case_id = f.case_id) p
   cross join lateral (select min(k.digitised_at) as digitised_at, min(k.reused_at) as reused_at, min(k.result_on) as result_on
                         from oversight.served_fact k where k.case_id = f.case_id) k
   cross join lateral (select coalesce(p.digitised_at, k.digitised_at) as digitised_at, coalesce(p.reused_at, k.reused_at) as reused_at,
                              coalesce(p.result_on, k.result_on) as result_on) w
   where f.case_id = any (cases)
     and (f.met_at is not null or f.closed_at is not null) and f.received_at is not null
     and (f.joined_at is null or f.joined_at <= e.ended_at)
     and f.known_from < coalesce(f.known_to, 'infinity');
end
$$;

create type oversight.served_change as (
  event_day int, known_day int, unit_id int, unit_in int,
  digitised int, reused int, result_as_file int, paid int,
  paid_online int, rated int, satisfied int, marks_2 int,
  marked_2 int, marks_3 int, marked_3 int, marks_4 int,
  marked_4 int, marks_7 int, marked_7 int, online_ended int,
  online_in_time int);

-- From when to when it counts for which figures: those of QualityFigure that are read from here; ServiceQualityTest holds them together.
create function oversight.served_changes(f oversight.served_fact, sign int) returns setof oversight.served_change language sql stable parallel safe as $$
  select oversight.day_of(f.ended_at), oversight.day_of(e.at), f.unit_id, f.unit_in,
         e.sign * c.digitised, e.sign * c.reused, e.sign * c.result_as_file, e.sign * c.paid,
         e.sign * c.paid_online, e.sign * c.rated, e.sign * c.satisfied, e.sign * c.marks_2,
         e.sign * c.marked_2, e.sign * c.marks_3, e.sign * c.marked_3, e.sign * c.marks_4,
         e.sign * c.marked_4, e.sign * c.marks_7, e.sign * c.marked_7, e.sign * c.online_ended,
         e.sign * c.online_in_time
    from (values (f.digitised_at, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                 (f.reused_at, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                 (f.result_on::timestamp at time zone 'Asia/Ho_Chi_Minh', 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                 (f.paid_at, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                 (f.paid_online_at, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                 (f.rated_at, 0, 0, 0, 0, 0, 1, coalesce(f.satisfied, false)::int, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                 (f.ended_at, 0, 0, 0, 0, 0, 0, 0, coalesce(f.mark2, 0), (f.mark2 is not null)::int, coalesce(f.mark3, 0), (f.mark3 is not null)::int, coalesce(f.mark4, 0), (f.mark4 is not null)::int, coalesce(f.mark7, 0), (f.mark7 is not null)::int, f.online::int, (f.online and f.in_time)::int)) c (
                 at, digitised, reused, result_as_file, paid, paid_online, rated, satisfied, marks_2, marked_2, marks_3, marked_3, marks_4, marked_4, marks_7, marked_7, online_ended, online_in_time)
   cross join lateral (values (greatest(f.known_from, f.ended_at, c.at), sign), (coalesce(f.known_to, 'infinity'), -sign)) e (at, sign)
   where c.at is not null and greatest(f.known_from, f.ended_at, c.at) < coalesce(f.known_to, 'infinity') and e.at < 'infinity'
$$;

create function oversight.add_served(changes oversight.served_change[]) returns void language plpgsql as $$
begin
  insert into oversight.served_sum as t (kind, level, known_block, event_block, unit_id, unit_in,
         digitised, reused, result_as_file, paid,
         paid_online, rated, satisfied, marks_2,
         marked_2, marks_3, marked_3, marks_4,
         marked_4, marks_7, marked_7, online_ended,
         online_in_time)
  select k.kind, l.level, l.known_block, l.event_block, c.unit_id, k.unit_in,
         sum(c.digitised), sum(c.reused), sum(c.result_as_file), sum(c.paid),
         sum(c.paid_online), sum(c.rated), sum(c.satisfied), sum(c.marks_2),
         sum(c.marked_2), sum(c.marks_3), sum(c.marked_3), sum(c.marks_4),
         sum(c.marked_4), sum(c.marks_7), sum(c.marked_7), sum(c.online_ended),
         sum(c.online_in_time)
    from unnest(changes) c
   cross join lateral (values (0, c.event_day, c.known_day), (1, oversight.month_of(c.event_day), oversight.month_of(c.known_day))) l (level, event_block, known_block)
   cross join lateral (values (0, 0), (1, c.unit_in)) k (kind, unit_in)
   where k.kind = 0 or c.unit_id <> c.unit_in
   group by 1, 2, 3, 4, 5, 6
   order by 1, 2, 3, 4, 5, 6
      on conflict (kind, level, known_block, event_block, unit_id, unit_in) do update set
         digitised = t.digitised + excluded.digitised, reused = t.reused + excluded.reused, result_as_file = t.result_as_file + excluded.result_as_file, paid = t.paid + excluded.paid,
         paid_online = t.paid_online + excluded.paid_online, rated = t.rated + excluded.rated, satisfied = t.satisfied + excluded.satisfied, marks_2 = t.marks_2 + excluded.marks_2,
         marked_2 = t.marked_2 + excluded.marked_2, marks_3 = t.marks_3 + excluded.marks_3, marked_3 = t.marked_3 + excluded.marked_3, marks_4 = t.marks_4 + excluded.marks_4,
         marked_4 = t.marked_4 + excluded.marked_4, marks_7 = t.marks_7 + excluded.marks_7, marked_7 = t.marked_7 + excluded.marked_7, online_ended = t.online_ended + excluded.online_ended,
         online_in_time = t.online_in_time + excluded.online_in_time;

  delete from oversight.served_sum t
   using (select distinct k.kind, l.level, l.event_block, l.known_block, c.unit_id, k.unit_in
            from unnest(changes) c
           cross join lateral (values (0, c.event_day, c.known_day), (1, oversight.month_of(c.event_day), oversight.month_of(c.known_day))) l (level, event_block, known_block)
           cross join lateral (values (0, 0), (1, c.unit_in)) k (kind, unit_in)) x
   where t.kind = x.kind and t.level = x.level and t.event_block = x.event_block and t.known_block = x.known_block and t.unit_id = x.unit_id and t.unit_in = x.unit_in
     and (t.digitised, t.reused, t.result_as_file, t.paid,
          t.paid_online, t.rated, t.satisfied, t.marks_2,
          t.marked_2, t.marks_3, t.marked_3, t.marks_4,
          t.marked_4, t.marks_7, t.marked_7, t.online_ended,
          t.online_in_time) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
end
$$;

create function oversight.keep_served() returns trigger language plpgsql as $$
declare
  changes oversight.served_change[];
begin
  if tg_op = 'INSERT' then
    select array_agg(c) into changes from added a cross join lateral oversight.served_changes(a, 1) c;
  else
    select array_agg(c) into changes from removed r cross join lateral oversight.served_changes(r, -1) c;
  end if;
  if changes is not null then perform oversight.add_served(changes); end if;
  return null;
end
$$;

-- All sums anew from the rows: what there should be.
create view oversight.served_sum_anew with (security_invoker = true) as
  with changed as (
    select c.event_day, c.known_day, c.unit_id, c.unit_in,
           sum(c.digitised)::int as digitised, sum(c.reused)::int as reused, sum(c.result_as_file)::int as result_as_file, sum(c.paid)::int as paid,
           sum(c.paid_online)::int as paid_online, sum(c.rated)::int as rated, sum(c.satisfied)::int as satisfied, sum(c.marks_2)::int as marks_2,
           sum(c.marked_2)::int as marked_2, sum(c.marks_3)::int as marks_3, sum(c.marked_3)::int as marked_3, sum(c.marks_4)::int as marks_4,
           sum(c.marked_4)::int as marked_4, sum(c.marks_7)::int as marks_7, sum(c.marked_7)::int as marked_7, sum(c.online_ended)::int as online_ended,
           sum(c.online_in_time)::int as online_in_time
      from oversight.served_fact f cross join lateral oversight.served_changes(f, 1) c
     group by 1, 2, 3, 4
  ), summed as (
    select k.kind, l.level, l.known_block, l.event_block, c.unit_id, k.unit_in,
           sum(c.digitised)::int as digitised, sum(c.reused)::int as reused, sum(c.result_as_file)::int as result_as_file, sum(c.paid)::int as paid,
           sum(c.paid_online)::int as paid_online, sum(c.rated)::int as rated, sum(c.satisfied)::int as satisfied, sum(c.marks_2)::int as marks_2,
           sum(c.marked_2)::int as marked_2, sum(c.marks_3)::int as marks_3, sum(c.marked_3)::int as marked_3, sum(c.marks_4)::int as marks_4,
           sum(c.marked_4)::int as marked_4, sum(c.marks_7)::int as marks_7, sum(c.marked_7)::int as marked_7, sum(c.online_ended)::int as online_ended,
           sum(c.online_in_time)::int as online_in_time
      from changed c
     cross join lateral (values (0, c.event_day, c.known_day), (1, oversight.month_of(c.event_day), oversight.month_of(c.known_day))) l (level, event_block, known_block)
     cross join lateral (values (0, 0), (1, c.unit_in)) k (kind, unit_in)
     where k.kind = 0 or c.unit_id <> c.unit_in
     group by 1, 2, 3, 4, 5, 6
  )
  select * from summed s
   where (s.digitised, s.reused, s.result_as_file, s.paid,
          s.paid_online, s.rated, s.satisfied, s.marks_2,
          s.marked_2, s.marks_3, s.marked_3, s.marks_4,
          s.marked_4, s.marks_7, s.marked_7, s.online_ended,
          s.online_in_time) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

-- Everything anew: what the upgrade does once. What was lawfully erased still counts: rows are added to, and those there are brought up to date.
insert into oversight.served_fact
  select a.* from oversight.served_anew(array(select distinct f.case_id from oversight.dossier_fact f where f.met_at is not null or f.closed_at is not null)) a
      on conflict (case_id, version) do update
     set online = excluded.online, in_time = excluded.in_time, days = excluded.days,
         mark2 = excluded.mark2, mark3 = excluded.mark3, mark4 = excluded.mark4, mark7 = excluded.mark7;
insert into oversight.served_sum select * from oversight.served_sum_anew order by 1, 2, 3, 4, 5, 6;

create trigger keep_served_added after insert on oversight.served_fact
  referencing new table as added for each statement execute function oversight.keep_served();
create trigger keep_served_removed after delete on oversight.served_fact
  referencing old table as removed for each statement execute function oversight.keep_served();

-- Whether something of a procedure was paid at all, and online, is asked procedure by procedure: by the first that is found.
create index served_fact_paid on oversight.served_fact (procedure_key, unit_id, ended_at) where paid_at is not null;
create index served_fact_paid_online on oversight.served_fact (procedure_key, unit_id, ended_at) where paid_online_at is not null;
