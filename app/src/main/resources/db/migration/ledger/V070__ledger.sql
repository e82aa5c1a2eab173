-- Kernel state and the ledger. One chain per case; rows are projections of entries; only ledger.act writes them.
create schema ledger;

create table ledger.case_head (
  case_id    uuid        primary key,
  kind       text        not null,
  classification smallint not null default 0,
  unit_in    int         not null,
  unit_now   int         not null,
  process_id int         not null,
  state      text        not null,
  version    int         not null,
  head_hash  bytea       not null,
  last_kind  text        not null,
  last_at    timestamptz not null,
  opened_at  timestamptz not null,
  closed_at  timestamptz
);
create index case_head_open_by_unit on ledger.case_head (unit_now, case_id) where closed_at is null;

create table ledger.obligation (
  case_id      uuid     not null,
  no           smallint not null,
  parent       smallint not null,
  tier         text     not null,
  unit_id      int      not null,
  duty         text     not null,
  clock        jsonb    not null,
  noticed      text     not null,
  promised_at  timestamptz,
  due_at       timestamptz,
  late_from    timestamptz,
  warn_from    timestamptz,
  paused_since timestamptz,
  met_at       timestamptz,
  sweep_at     timestamptz,           -- when the sweep must look next: to warn, then to say it is late
  primary key (case_id, no)
);
create index obligation_open_by_unit on ledger.obligation (unit_id, late_from, case_id) where met_at is null;
create index obligation_to_sweep on ledger.obligation (sweep_at) where sweep_at is not null;

create table ledger.work_item (
  case_id      uuid     not null,
  no           smallint not null,
  step         smallint not null,
  role         text     not null,
  unit_id      int      not null,
  holder_id    int,
  obligation   smallint not null,
  since        timestamptz not null,
  open         boolean  not null,
  late_from    timestamptz,           -- of its obligation, so that one index filters and sorts
  due_at       timestamptz,
  warn_from    timestamptz,
  paused_since timestamptz,
  primary key (case_id, no)
);
create index work_item_of_unit on ledger.work_item (unit_id, role, late_from, case_id) where open;
create index work_item_of_holder on ledger.work_item (holder_id, late_from, case_id) where open;

-- Published: what work lists of any desk read.
create view ledger.open_work as
  select w.case_id, w.no, w.step, w.role, w.unit_id, w.holder_id, w.since, w.late_from, w.due_at, w.warn_from,
         w.paused_since, h.kind, h.state, h.version, h.unit_now, h.unit_in, h.opened_at
    from ledger.work_item w
    join ledger.case_head h using (case_id)
   where w.open;

create table ledger.entry (
  case_id       uuid        not null,
  version       int         not null,
  kind          text        not null,
  occurred_at   timestamptz not null,
  recorded_at   timestamptz not null,
  actor_id      int         not null,
  post_id       int         not null,
  unit_id       int         not null,
  previous_kind text,
  previous_at   timestamptz,
  key           text,
  body          bytea       not null, -- canonical bytes (RFC 8785), as hashed
  hash          bytea       not null, -- sha256(previous hash || body)
  xid           xid8        not null default pg_current_xact_id(), -- lets the sequencer wait for open transactions
  primary key (case_id, version)
);
create unique index entry_key on ledger.entry (case_id, key) where key is not null;
create index entry_xid on ledger.entry (xid, case_id, version);

create table ledger.leaf (
  leaf    bigint primary key,
  case_id uuid   not null,
  version int    not null,
  unique (case_id, version)
);

create table ledger.sequencer (
  one        boolean primary key default true check (one),
  next_leaf  bigint  not null,
  next_xid   xid8    not null,
  cluster_id bigint  not null        -- transaction numbers mean something only in the cluster that gave them
);
insert into ledger.sequencer (next_leaf, next_xid, cluster_id)
select 0, '0'::xid8, system_identifier from pg_control_system();

create table ledger.reader (
  name      text   primary key,
  next_leaf bigint not null default 0
);

create table ledger.actor (
  actor_id      int     primary key,
  grant_version int     not null,
  active        boolean not null
);

create table ledger."grant" (
  actor_id   int  not null,
  post_id    int  not null,
  right_name text not null,
  unit_id    int  not null,           -- 0 = every unit
  primary key (actor_id, post_id, right_name, unit_id)
);
insert into ledger.actor values (1, 1, true), (2, 1, true);
insert into ledger."grant" values (1, 0, 'kernel.sweep', 0), (2, 0, 'dossier.apply', 0);

-- The act statement: an array of acts, each authorised, version-checked, chained, answered by an outcome of its own.
-- At most one act per case in an array. DONE, REPLAYED (same key, already recorded), STALE (somebody was faster),
-- FORBIDDEN (no such right, or not over that unit).
create function ledger.act(acts jsonb)
returns table (ord int, outcome text, version int, last_kind text, last_at timestamptz, last_actor int)
language plpgsql volatile              -- not sql: plpgsql keeps the plan, and this plan costs more than its execution
set enable_seqscan = off               -- a plan kept from the first, nearly empty day must still be right on the last:
set enable_hashjoin = off              -- every step is a few rows found by key
set enable_mergejoin = off
set jit = off
as $$
#variable_conflict use_column
begin
return query
with a as materialized (
  select x.*
    from jsonb_to_recordset(acts) as x(
         ord int, case_id uuid, base int, kind text, desk text, right_name text, at_unit int,
         actor int, post int, unit int, occurred_at timestamptz, recorded_at timestamptz,
         previous_kind text, previous_at timestamptz, key text, body text,
         state text, unit_in int, unit_now int, process_id int, closed_at timestamptz,
         obligations jsonb, work_items jsonb, void_obligations smallint[], void_work_items smallint[])
), head as materialized (
  select h.* from ledger.case_head h where h.case_id in (select a.case_id from a) order by h.case_id for update
), replayed as (
  select a.ord, e.version from a join ledger.entry e on e.case_id = a.case_id and e.key = a.key
), allowed as (
  select a.ord
    from a
    left join head h on h.case_id = a.case_id
   where exists (select from ledger."grant" g
                   join ledger.actor r on r.actor_id = g.actor_id and r.active
                  where g.actor_id = a.actor and g.post_id = a.post and g.right_name = a.right_name
                    and g.unit_id in (0, a.at_unit))
     and (case when a.base = 0 then a.at_unit in (a.unit_in, a.unit_now)
               else a.at_unit in (h.unit_now, h.unit_in)
                    or exists (select from ledger.work_item w
                                where w.case_id = a.case_id and w.open and w.unit_id = a.at_unit) end)
), todo as (
  select a.*, decode(a.body, 'base64') as bytes
    from a join allowed using (ord)
   where not exists (select from replayed p where p.ord = a.ord)
), opened as (
  insert into ledger.case_head as c (case_id, kind, unit_in, unit_now, process_id, state, version, head_hash,
                                     last_kind, last_at, opened_at, closed_at)
  select t.case_id, t.desk, t.unit_in, t.unit_now, t.process_id, t.state, 1,
         sha256(decode(repeat('00', 32), 'hex') || t.bytes), t.kind, t.occurred_at, t.occurred_at, t.closed_at
    from todo t where t.base = 0
  on conflict do nothing
  returning c.case_id, c.version, c.head_hash
), moved as (
  update ledger.case_head c
     set unit_in = t.unit_in, unit_now = t.unit_now, process_id = t.process_id, state = t.state, version = t.base + 1,
         head_hash = sha256(c.head_hash || t.bytes), last_kind = t.kind, last_at = t.occurred_at, closed_at = t.closed_at
    from todo t
   where c.case_id = t.case_id and t.base > 0 and c.version = t.base
  returning c.case_id, c.version, c.head_hash
), done as (
  select * from opened union all select * from moved
), entered as (
  insert into ledger.entry (case_id, version, kind, occurred_at, recorded_at, actor_id, post_id, unit_id,
                            previous_kind, previous_at, key, body, hash)
  select t.case_id, d.version, t.kind, t.occurred_at, t.recorded_at, t.actor, t.post, t.unit,
         t.previous_kind, t.previous_at, t.key, t.bytes, d.head_hash
    from todo t join done d using (case_id)
), owed as (
  insert into ledger.obligation as o (case_id, no, parent, tier, unit_id, duty, clock, noticed, promised_at, due_at,
                                      late_from, warn_from, paused_since, met_at, sweep_at)
  select t.case_id, x.no, x.parent, x.tier, x.unit_id, x.duty, x.clock, x.noticed, x.promised_at, x.due_at,
         x.late_from, x.warn_from, x.paused_since, x.met_at, x.sweep_at
    from todo t join done d using (case_id),
         jsonb_to_recordset(t.obligations) as x(no smallint, parent smallint, tier text, unit_id int, duty text,
           clock jsonb, noticed text, promised_at timestamptz, due_at timestamptz, late_from timestamptz,
           warn_from timestamptz, paused_since timestamptz, met_at timestamptz, sweep_at timestamptz)
  on conflict (case_id, no) do update
     set unit_id = excluded.unit_id, clock = excluded.clock, noticed = excluded.noticed,
         promised_at = excluded.promised_at, due_at = excluded.due_at, late_from = excluded.late_from,
         warn_from = excluded.warn_from, paused_since = excluded.paused_since, met_at = excluded.met_at,
         sweep_at = excluded.sweep_at
), worked as (
  insert into ledger.work_item as w (case_id, no, step, role, unit_id, holder_id, obligation, since, open,
                                     late_from, due_at, warn_from, paused_since)
  select t.case_id, x.no, x.step, x.role, x.unit_id, x.holder_id, x.obligation, x.since, x.open,
         x.late_from, x.due_at, x.warn_from, x.paused_since
    from todo t join done d using (case_id),
         jsonb_to_recordset(t.work_items) as x(no smallint, step smallint, role text, unit_id int, holder_id int,
           obligation smallint, since timestamptz, open boolean, late_from timestamptz, due_at timestamptz,
           warn_from timestamptz, paused_since timestamptz)
  on conflict (case_id, no) do update
     set step = excluded.step, role = excluded.role, unit_id = excluded.unit_id, holder_id = excluded.holder_id,
         obligation = excluded.obligation, since = excluded.since, open = excluded.open,
         late_from = excluded.late_from, due_at = excluded.due_at, warn_from = excluded.warn_from,
         paused_since = excluded.paused_since
), no_longer_owed as (
  delete from ledger.obligation o using todo t join done d using (case_id)
   where o.case_id = t.case_id and o.no = any (t.void_obligations)
), no_longer_worked as (
  delete from ledger.work_item w using todo t join done d using (case_id)
   where w.case_id = t.case_id and w.no = any (t.void_work_items)
)
select a.ord,
       case when p.ord is not null then 'REPLAYED'
            when l.ord is null then 'FORBIDDEN'
            when d.case_id is not null then 'DONE'
            else 'STALE' end,
       coalesce(d.version, p.version, h.version, 0),
       h.last_kind, h.last_at,
       (select e.actor_id from ledger.entry e where e.case_id = a.case_id and e.version = h.version)
  from a
  left join replayed p using (ord)
  left join allowed l using (ord)
  left join done d on d.case_id = a.case_id
  left join head h on h.case_id = a.case_id
 order by a.ord;
end
$$;
