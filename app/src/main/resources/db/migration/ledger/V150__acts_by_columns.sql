-- The act statement takes its acts by columns and no longer as JSON: an act alone as plain values (ledger.act), many as arrays, written
-- table by table for all of them (ledger.acts). What rarely comes with an act (obligations, a second work item, rows that a correction
-- takes back) follows as JSON. Why an act was not recorded is asked afterwards, by a question of its own.

drop function ledger.act(jsonb);

-- Whoever is not active holds no right: one look-up says both.
delete from ledger."grant" g
 where not exists (select from ledger.actor r where r.actor_id = g.actor_id and r.active);

-- The acts write what these triggers and this expression wrote.
alter table ledger.work_item alter column sort_at drop expression;
drop trigger give_case_to_work on ledger.work_item;
drop function ledger.give_case_to_work();
drop trigger pass_units_on on ledger.case_head;
drop function ledger.pass_units_on();

-- Rows of an act that are not written with its entry: {"new_obligations": [...], "obligations": [...], "new_work_items": [...],
-- "work_items": [...], "void_obligations": [no...], "void_work_items": [no...]}. Which parts there are among them is said by one bit each,
-- in this order; the last, 64: another unit took the case in, or must decide it now.
create function ledger.rows_of_acts(cases uuid[], rows jsonb[], parts int) returns void
language plpgsql volatile              -- planned as its caller plans
as $$
#variable_conflict use_column
begin
if parts & 1 > 0 then
  insert into ledger.obligation (case_id, no, parent, tier, unit_id, duty, clock, noticed, promised_at, due_at,
                                 late_from, warn_from, paused_since, met_at, sweep_at)
  select t.case_id, x.no, x.parent, x.tier, x.unit_id, x.duty, x.clock, x.noticed, x.promised_at, x.due_at,
         x.late_from, x.warn_from, x.paused_since, x.met_at, x.sweep_at
    from unnest(cases, rows) as t(case_id, part),
         jsonb_to_recordset(t.part -> 'new_obligations') as x(no smallint, parent smallint, tier text, unit_id int,
           duty text, clock jsonb, noticed text, promised_at timestamptz, due_at timestamptz, late_from timestamptz,
           warn_from timestamptz, paused_since timestamptz, met_at timestamptz, sweep_at timestamptz);
end if;
if parts & 2 > 0 then
  update ledger.obligation o
     set unit_id = x.unit_id, clock = x.clock, noticed = x.noticed, promised_at = x.promised_at, due_at = x.due_at,
         late_from = x.late_from, warn_from = x.warn_from, paused_since = x.paused_since, met_at = x.met_at,
         sweep_at = x.sweep_at
    from unnest(cases, rows) as t(case_id, part),
         jsonb_to_recordset(t.part -> 'obligations') as x(no smallint, unit_id int, clock jsonb, noticed text,
           promised_at timestamptz, due_at timestamptz, late_from timestamptz, warn_from timestamptz,
           paused_since timestamptz, met_at timestamptz, sweep_at timestamptz)
   where o.case_id = t.case_id and o.no = x.no;
end if;
if parts & 4 > 0 then
  insert into ledger.work_item (case_id, no, kind, unit_in, unit_now, step, role, unit_id, holder_id, obligation, since,
                                open, late_from, sort_at, due_at, warn_from, paused_since)
  select t.case_id, x.no, h.kind, h.unit_in, h.unit_now, x.step, x.role, x.unit_id, x.holder_id, x.obligation, x.since,
         x.open, x.late_from, coalesce(x.late_from, 'infinity'), x.due_at, x.warn_from, x.paused_since
    from unnest(cases, rows) as t(case_id, part)
    join ledger.case_head h on h.case_id = t.case_id,
         jsonb_to_recordset(t.part -> 'new_work_items') as x(no smallint, step smallint, role text, unit_id int,
           holder_id int, obligation smallint, since timestamptz, open boolean, late_from timestamptz,
           due_at timestamptz, warn_from timestamptz, paused_since timestamptz);
end if;
if parts & 8 > 0 then
  update ledger.work_item w
     set step = x.step, role = x.role, unit_id = x.unit_id, holder_id = x.holder_id, obligation = x.obligation,
         since = x.since, open = x.open, late_from = x.late_from, sort_at = coalesce(x.late_from, 'infinity'),
         due_at = x.due_at, warn_from = x.warn_from, paused_since = x.paused_since
    from unnest(cases, rows) as t(case_id, part),
         jsonb_to_recordset(t.part -> 'work_items') as x(no smallint, step smallint, role text, unit_id int,
           holder_id int, obligation smallint, since timestamptz, open boolean, late_from timestamptz,
           due_at timestamptz, warn_from timestamptz, paused_since timestamptz)
   where w.case_id = t.case_id and w.no = x.no;
end if;
if parts & 16 > 0 then
  delete from ledger.obligation o using unnest(cases, rows) as t(case_id, part)
   where o.case_id = t.case_id and t.part -> 'void_obligations' @> to_jsonb(o.no);
end if;
if parts & 32 > 0 then
  delete from ledger.work_item w using unnest(cases, rows) as t(case_id, part)
   where w.case_id = t.case_id and t.part -> 'void_work_items' @> to_jsonb(w.no);
end if;
if parts & 64 > 0 then
  update ledger.work_item w
     set unit_in = h.unit_in, unit_now = h.unit_now
    from ledger.case_head h
   where h.case_id = any (cases) and w.case_id = h.case_id
     and (w.unit_in <> h.unit_in or w.unit_now <> h.unit_now);
end if;
end
$$;

-- One act and many are recorded under the same conditions, which stand here once.
do $do$
declare
  -- The right, held through the post over that unit or over all.
  allowed text := $sql$(select true from ledger."grant" g
             where g.actor_id = a.actor and g.post_id = a.post and g.right_name = a.right_name
               and g.unit_id in (0, a.at_unit) limit 1)$sql$;
  -- The unit is one of the case: it took the case in, must decide it, or work lies with it.
  concerned text := $sql$(a.at_unit in (c.unit_now, c.unit_in)
            or (select true from ledger.work_item w
                 where w.case_id = c.case_id and w.open and w.unit_id = a.at_unit limit 1))$sql$;
  -- The form was not recorded before.
  fresh text := $sql$(a.key is null
            or (select true from ledger.entry e where e.case_id = c.case_id and e.key = a.key limit 1) is null)$sql$;
  opened text := $sql$
    insert into ledger.case_head as c (case_id, kind, unit_in, unit_now, process_id, state, version, head_hash,
                                       last_kind, last_at, opened_at, closed_at)
    select a.case_id, a.desk, a.unit_in, a.unit_now, a.process_id, a.state, 1,
           sha256('\x0000000000000000000000000000000000000000000000000000000000000000'::bytea || a.body),
           a.kind, a.occurred_at, a.occurred_at, a.closed_at$sql$;
  moved text := $sql$
    update ledger.case_head c
       set unit_in = a.unit_in, unit_now = a.unit_now, process_id = a.process_id, state = a.state,
           version = a.base + 1, head_hash = sha256(c.head_hash || a.body),
           last_kind = a.kind, last_at = a.occurred_at, closed_at = a.closed_at$sql$;
  entered text := $sql$
  insert into ledger.entry (case_id, version, kind, occurred_at, recorded_at, actor_id, post_id, unit_id,
                            previous_kind, previous_at, key, body, hash)
  select a.case_id, a.base + 1, a.kind, a.occurred_at, a.recorded_at, a.actor, a.post, a.unit,
         a.previous_kind, a.previous_at, a.key, a.body, $sql$;
  worked_anew text := $sql$
  insert into ledger.work_item (case_id, no, kind, unit_in, unit_now, step, role, unit_id, holder_id, obligation, since,
                                open, late_from, sort_at, due_at, warn_from, paused_since)
  select a.case_id, a.work_no, a.desk, a.unit_in, a.unit_now, a.work_step, a.work_role, a.work_unit, a.work_holder,
         a.work_obligation, a.work_since, a.work_open, a.work_late, coalesce(a.work_late, 'infinity'),
         a.work_due, a.work_warn, a.work_paused$sql$;
  worked text := $sql$
  update ledger.work_item w
     set step = a.work_step, role = a.work_role, unit_id = a.work_unit, holder_id = a.work_holder,
         obligation = a.work_obligation, since = a.work_since, open = a.work_open, late_from = a.work_late,
         sort_at = coalesce(a.work_late, 'infinity'), due_at = a.work_due, warn_from = a.work_warn, paused_since = a.work_paused$sql$;
  columns text[][] := array[
    ['case_id', 'uuid'], ['base', 'int'], ['kind', 'text'], ['desk', 'text'], ['right_name', 'text'], ['at_unit', 'int'],
    ['actor', 'int'], ['post', 'int'], ['unit', 'int'], ['occurred_at', 'timestamptz'], ['recorded_at', 'timestamptz'],
    ['previous_kind', 'text'], ['previous_at', 'timestamptz'], ['key', 'text'], ['body', 'bytea'], ['state', 'text'],
    ['unit_in', 'int'], ['unit_now', 'int'], ['process_id', 'int'], ['closed_at', 'timestamptz'],
    ['work_no', 'int'], ['work_new', 'boolean'], ['work_step', 'int'], ['work_role', 'text'], ['work_unit', 'int'],
    ['work_holder', 'int'], ['work_obligation', 'int'], ['work_since', 'timestamptz'], ['work_open', 'boolean'],
    ['work_late', 'timestamptz'], ['work_due', 'timestamptz'], ['work_warn', 'timestamptz'],
    ['work_paused', 'timestamptz'], ['parts', 'int'], ['rows', 'jsonb']];
  one text;                            -- parameters of an act alone
  many text;                           -- those of many
  arrays text;
  names text;
  -- A plan kept from the first, nearly empty day must still be right on the last: every step is a few rows found by key.
  plans constant text := 'set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan set jit = off';
begin
select string_agg('a_' || columns[i][1] || ' ' || columns[i][2], ', ' order by i),
       string_agg('a_' || columns[i][1] || ' ' || columns[i][2] || '[]', ', ' order by i),
       string_agg('a_' || columns[i][1], ', ' order by i),
       string_agg(columns[i][1], ', ' order by i)
  into one, many, arrays, names
  from generate_subscripts(columns, 1) i;

-- Records one act: its version afterwards, or 0 when it was not recorded.
execute format($sql$
create function ledger.act(%s) returns int
language plpgsql volatile %s
as $body$
#variable_conflict use_column
declare
  hash bytea;
begin
  if a_base = 0 then
    %s
     where a_at_unit in (a_unit_in, a_unit_now) and %s
    on conflict do nothing
    returning c.head_hash into hash;
  else
    %s
     where c.case_id = a_case_id and c.version = a_base and %s and %s and %s
    returning c.head_hash into hash;
  end if;
  if not found then return 0; end if;
  %s hash;
  if a_work_new then
    %s;
  elsif a_work_no is not null then
    %s
     where w.case_id = a_case_id and w.no = a_work_no;
  end if;
  if a_parts > 0 then perform ledger.rows_of_acts(array[a_case_id], array[a_rows], a_parts); end if;
  return a_base + 1;
end
$body$
$sql$, one, plans,
  regexp_replace(opened, '\ma\.', 'a_', 'g'), regexp_replace(allowed, '\ma\.', 'a_', 'g'),
  regexp_replace(moved, '\ma\.', 'a_', 'g'), regexp_replace(concerned, '\ma\.', 'a_', 'g'),
  regexp_replace(allowed, '\ma\.', 'a_', 'g'), regexp_replace(fresh, '\ma\.', 'a_', 'g'),
  regexp_replace(entered, '\ma\.', 'a_', 'g'), regexp_replace(worked_anew, '\ma\.', 'a_', 'g'),
  regexp_replace(worked, '\ma\.', 'a_', 'g'));

-- Records many acts on different cases, in the order of their cases (whoever locks several locks them in this order): the number of
-- each act that was recorded, from 1, in the order given.
execute format($sql$
create function ledger.acts(%s) returns setof int
language plpgsql volatile %s set enable_hashjoin = off set enable_mergejoin = off
as $body$
#variable_conflict use_column
declare
  done int[];
begin
  if 0 = any (a_base) then
    with a as materialized (
      select * from unnest(%s) with ordinality as a(%s, ord)
       where a.base = 0 and a.at_unit in (a.unit_in, a.unit_now) and %s
       order by a.case_id
    ), opened as (
      %s from a order by a.case_id
      on conflict do nothing
      returning c.case_id, c.head_hash
    ), done as materialized (
      select a.*, o.head_hash from opened o join a using (case_id)
    ), entered as (
      %s a.head_hash from done a
    ), worked as (
      %s from done a where a.work_no is not null
    )
    select array_agg(a.ord::int) into done from done a;
  end if;
  if 0 < any (a_base) then
    with moved as (
      %s
        from (select * from unnest(%s) with ordinality as a(%s, ord) where a.base > 0 order by a.case_id) a
       where c.case_id = a.case_id and c.version = a.base and %s and %s and %s
      returning a.*, c.head_hash
    ), entered as (
      %s a.head_hash from moved a
    ), worked_anew as (
      %s from moved a where a.work_new
    ), worked as (
      %s
        from moved a
       where not a.work_new and w.case_id = a.case_id and w.no = a.work_no
    )
    select done || array_agg(a.ord::int) into done from moved a;
  end if;
  if 0 < any (a_parts) then
    perform ledger.rows_of_acts(array_agg(a_case_id[d]), array_agg(a_rows[d]), bit_or(a_parts[d])) from unnest(done) d
      where a_parts[d] > 0;
  end if;
  return query select unnest(done);
end
$body$
$sql$, many, plans,
  arrays, names, allowed, opened, entered, worked_anew,
  moved, arrays, names, concerned, allowed, fresh, entered, worked_anew, worked);

-- Why an act was not recorded: REPLAYED (same form, recorded before as that version), STALE (somebody was faster: what, when and
-- who), FORBIDDEN (no such right, or not over that unit, or no such case), AGAIN (nothing stands against it any more).
execute format($sql$
create function ledger.act_refused(a_case_id uuid, a_base int, a_right_name text, a_at_unit int, a_actor int, a_post int,
  a_key text, a_unit_in int, a_unit_now int)
returns table (outcome text, version int, last_kind text, last_at timestamptz, last_actor int)
language plpgsql stable %s
as $body$
#variable_conflict use_column
begin
return query
select 'REPLAYED', e.version, null, null::timestamptz, null::int
  from ledger.entry e where e.case_id = a_case_id and e.key = a_key limit 1;
if found then return; end if;
return query
select case when not coalesce(%s, false) then 'FORBIDDEN'
            when not coalesce(case when a_base = 0 then a_at_unit in (a_unit_in, a_unit_now) else %s end, false) then 'FORBIDDEN'
            when c.version = a_base then 'AGAIN'
            else 'STALE' end,
       c.version, c.last_kind, c.last_at,
       (select e.actor_id from ledger.entry e where e.case_id = c.case_id and e.version = c.version)
  from ledger.case_head c where c.case_id = a_case_id;
if not found then
  return query
  select case when a_base = 0 and a_at_unit in (a_unit_in, a_unit_now) and %s then 'AGAIN' else 'FORBIDDEN' end,
         0, null, null::timestamptz, null::int;
end if;
end
$body$
$sql$, plans,
  regexp_replace(allowed, '\ma\.', 'a_', 'g'), regexp_replace(concerned, '\ma\.', 'a_', 'g'),
  regexp_replace(allowed, '\ma\.', 'a_', 'g'));
end
$do$;
