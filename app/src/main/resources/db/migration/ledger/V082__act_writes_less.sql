-- The act statement writes less. What is new is inserted and what changed is updated, where both were upserts that lock a row, look
-- it up twice and say so in the log; and the two indexes on entries that every act paid for are gone: the key of a form is sought
-- among the entries of its own case, which the lock on the head guards, and the sequencer sorts the few entries of its round itself.
drop index ledger.entry_key;
drop index ledger.entry_xid;
create index entry_xid on ledger.entry (xid);

-- Heads and work items are changed in place many times a day: room on the page keeps the indexes out of it.
alter table ledger.case_head set (fillfactor = 80);
alter table ledger.work_item set (fillfactor = 70);

create or replace function ledger.act(acts jsonb)
returns table (ord int, outcome text, version int, last_kind text, last_at timestamptz, last_actor int)
language plpgsql volatile
set enable_seqscan = off
set enable_bitmapscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set plan_cache_mode = force_generic_plan
set jit = off
as $$
#variable_conflict use_column
declare
  a record;
  head_hash bytea;
  recorded int;
  hashes bytea[];                      -- new head hash by ord + 1; null where the act was not done
  owed boolean := false;
  reowed boolean := false;
  worked boolean := false;
  reworked boolean := false;
  undone boolean := false;
begin
for a in
  select x.*, decode(x.body, 'base64') as bytes
    from jsonb_to_recordset(acts) as x(
         ord int, case_id uuid, base int, kind text, desk text, right_name text, at_unit int, actor int, post int,
         occurred_at timestamptz, key text, body text, state text, unit_in int, unit_now int, process_id int,
         closed_at timestamptz, new_obligations jsonb, obligations jsonb, new_work_items jsonb, work_items jsonb,
         void_obligations jsonb, void_work_items jsonb)
   order by x.case_id                  -- whoever locks several cases locks them in this order
loop
  if a.base = 0 then
    insert into ledger.case_head as c (case_id, kind, unit_in, unit_now, process_id, state, version, head_hash,
                                       last_kind, last_at, opened_at, closed_at)
    select a.case_id, a.desk, a.unit_in, a.unit_now, a.process_id, a.state, 1,
           sha256('\x0000000000000000000000000000000000000000000000000000000000000000'::bytea || a.bytes),
           a.kind, a.occurred_at, a.occurred_at, a.closed_at
     where a.at_unit in (a.unit_in, a.unit_now)
       and (select r.active from ledger.actor r where r.actor_id = a.actor)
       and (select true from ledger."grant" g
             where g.actor_id = a.actor and g.post_id = a.post and g.right_name = a.right_name
               and g.unit_id in (0, a.at_unit) limit 1)
    on conflict do nothing
    returning c.head_hash into head_hash;
  else
    update ledger.case_head c
       set unit_in = a.unit_in, unit_now = a.unit_now, process_id = a.process_id, state = a.state,
           version = a.base + 1, head_hash = sha256(c.head_hash || a.bytes),
           last_kind = a.kind, last_at = a.occurred_at, closed_at = a.closed_at
     where c.case_id = a.case_id and c.version = a.base
       and (a.at_unit in (c.unit_now, c.unit_in)
            or (select true from ledger.work_item w
                 where w.case_id = c.case_id and w.open and w.unit_id = a.at_unit limit 1))
       and (select r.active from ledger.actor r where r.actor_id = a.actor)
       and (select true from ledger."grant" g
             where g.actor_id = a.actor and g.post_id = a.post and g.right_name = a.right_name
               and g.unit_id in (0, a.at_unit) limit 1)
       and (a.key is null
            or (select true from ledger.entry e where e.case_id = c.case_id and e.key = a.key limit 1) is null)
    returning c.head_hash into head_hash;
  end if;
  ord := a.ord;
  if found then
    hashes[a.ord + 1] := head_hash;
    owed := owed or a.new_obligations <> '[]';
    reowed := reowed or a.obligations <> '[]';
    worked := worked or a.new_work_items <> '[]';
    reworked := reworked or a.work_items <> '[]';
    undone := undone or a.void_obligations <> '[]' or a.void_work_items <> '[]';
    outcome := 'DONE';
    version := a.base + 1;
    last_kind := null;
    last_at := null;
    last_actor := null;
  else                                 -- rare: find out why, in the order in which people are told
    select c.version, c.last_kind, c.last_at,
           (select e.actor_id from ledger.entry e where e.case_id = c.case_id and e.version = c.version),
           case when (select r.active from ledger.actor r where r.actor_id = a.actor)
                 and (select true from ledger."grant" g
                       where g.actor_id = a.actor and g.post_id = a.post and g.right_name = a.right_name
                         and g.unit_id in (0, a.at_unit) limit 1)
                 and (a.base = 0 and a.at_unit in (a.unit_in, a.unit_now)
                      or a.base > 0 and (a.at_unit in (c.unit_now, c.unit_in)
                         or (select true from ledger.work_item w
                              where w.case_id = c.case_id and w.open and w.unit_id = a.at_unit limit 1)))
                then 'STALE' else 'FORBIDDEN' end
      into version, last_kind, last_at, last_actor, outcome
      from ledger.case_head c where c.case_id = a.case_id;
    select e.version into recorded from ledger.entry e where e.case_id = a.case_id and e.key = a.key;
    if found then
      outcome := 'REPLAYED';
      version := recorded;
    end if;
    outcome := coalesce(outcome, 'FORBIDDEN'); -- no such case
    version := coalesce(version, 0);
  end if;
  return next;
end loop;

if hashes is null then return; end if;
insert into ledger.entry (case_id, version, kind, occurred_at, recorded_at, actor_id, post_id, unit_id,
                          previous_kind, previous_at, key, body, hash)
select x.case_id, x.base + 1, x.kind, x.occurred_at, x.recorded_at, x.actor, x.post, x.unit,
       x.previous_kind, x.previous_at, x.key, decode(x.body, 'base64'), hashes[x.ord + 1]
  from jsonb_to_recordset(acts) as x(ord int, case_id uuid, base int, kind text, occurred_at timestamptz,
       recorded_at timestamptz, actor int, post int, unit int, previous_kind text, previous_at timestamptz,
       key text, body text)
 where hashes[x.ord + 1] is not null;
if owed then
  insert into ledger.obligation (case_id, no, parent, tier, unit_id, duty, clock, noticed, promised_at, due_at,
                                 late_from, warn_from, paused_since, met_at, sweep_at)
  select t.case_id, x.no, x.parent, x.tier, x.unit_id, x.duty, x.clock, x.noticed, x.promised_at, x.due_at,
         x.late_from, x.warn_from, x.paused_since, x.met_at, x.sweep_at
    from jsonb_to_recordset(acts) as t(ord int, case_id uuid, new_obligations jsonb),
         jsonb_to_recordset(t.new_obligations) as x(no smallint, parent smallint, tier text, unit_id int, duty text,
           clock jsonb, noticed text, promised_at timestamptz, due_at timestamptz, late_from timestamptz,
           warn_from timestamptz, paused_since timestamptz, met_at timestamptz, sweep_at timestamptz)
   where hashes[t.ord + 1] is not null;
end if;
if reowed then
  update ledger.obligation o
     set unit_id = x.unit_id, clock = x.clock, noticed = x.noticed, promised_at = x.promised_at, due_at = x.due_at,
         late_from = x.late_from, warn_from = x.warn_from, paused_since = x.paused_since, met_at = x.met_at,
         sweep_at = x.sweep_at
    from jsonb_to_recordset(acts) as t(ord int, case_id uuid, obligations jsonb),
         jsonb_to_recordset(t.obligations) as x(no smallint, unit_id int, clock jsonb, noticed text,
           promised_at timestamptz, due_at timestamptz, late_from timestamptz, warn_from timestamptz,
           paused_since timestamptz, met_at timestamptz, sweep_at timestamptz)
   where hashes[t.ord + 1] is not null and o.case_id = t.case_id and o.no = x.no;
end if;
if worked then
  insert into ledger.work_item (case_id, no, step, role, unit_id, holder_id, obligation, since, open,
                                late_from, due_at, warn_from, paused_since)
  select t.case_id, x.no, x.step, x.role, x.unit_id, x.holder_id, x.obligation, x.since, x.open,
         x.late_from, x.due_at, x.warn_from, x.paused_since
    from jsonb_to_recordset(acts) as t(ord int, case_id uuid, new_work_items jsonb),
         jsonb_to_recordset(t.new_work_items) as x(no smallint, step smallint, role text, unit_id int, holder_id int,
           obligation smallint, since timestamptz, open boolean, late_from timestamptz, due_at timestamptz,
           warn_from timestamptz, paused_since timestamptz)
   where hashes[t.ord + 1] is not null;
end if;
if reworked then
  update ledger.work_item w
     set step = x.step, role = x.role, unit_id = x.unit_id, holder_id = x.holder_id, obligation = x.obligation,
         since = x.since, open = x.open, late_from = x.late_from, due_at = x.due_at, warn_from = x.warn_from,
         paused_since = x.paused_since
    from jsonb_to_recordset(acts) as t(ord int, case_id uuid, work_items jsonb),
         jsonb_to_recordset(t.work_items) as x(no smallint, step smallint, role text, unit_id int, holder_id int,
           obligation smallint, since timestamptz, open boolean, late_from timestamptz, due_at timestamptz,
           warn_from timestamptz, paused_since timestamptz)
   where hashes[t.ord + 1] is not null and w.case_id = t.case_id and w.no = x.no;
end if;
if undone then                         -- a correction took rows back; rare
  for a in
    select t.case_id, t.void_obligations, t.void_work_items
      from jsonb_to_recordset(acts) as t(ord int, case_id uuid, void_obligations smallint[], void_work_items smallint[])
     where hashes[t.ord + 1] is not null
  loop
    delete from ledger.obligation o where o.case_id = a.case_id and o.no = any (a.void_obligations);
    delete from ledger.work_item w where w.case_id = a.case_id and w.no = any (a.void_work_items);
  end loop;
end if;
end
$$;
