-- Sealed cases have a register of their own. No list, count, search, sweep or sum of ordinary work reads it, so that none has to leave
-- anything out; their entries stand in the one ledger, numbered apart. Who reads or acts must have been admitted to the case.

create table ledger.sealed_head (like ledger.case_head including all);
create table ledger.sealed_obligation (like ledger.obligation including all);
create table ledger.sealed_work (like ledger.work_item including all);
alter table ledger.sealed_head drop column classification;

-- What is sealed, and how closely: 1 for those admitted, 2 also with the people in it kept apart.
create table ledger.sealing (
  case_id        uuid        primary key,
  classification smallint    not null check (classification in (1, 2)),
  sealed_at      timestamptz not null
);

-- Who may read and act in a sealed case; nobody else learns that it exists. Told by entries of the case.
create table ledger.admission (
  case_id  uuid not null references ledger.sealing,
  actor_id int  not null,
  primary key (case_id, actor_id)
);
create index admission_of_actor on ledger.admission (actor_id, case_id);

-- Who must never be admitted: named in it, related to whoever is, or its subject.
create table ledger.exclusion (
  case_id  uuid not null references ledger.sealing,
  actor_id int  not null,
  primary key (case_id, actor_id)
);

-- The writer of the sealed register is the writer of the open one, over its own tables and for those admitted; actor 1 is the system itself.
do $do$
declare
  twin record;
  def text;
begin
for twin in select * from (values
    ('rows_of_acts', $$create function ledger.rows_of_sealed_acts($$),
    ('act', $$create function ledger.act_sealed($$),
    ('act_refused', $$create function ledger.act_sealed_refused($$)) as t(of, head) loop
  select pg_get_functiondef(p.oid) into strict def
    from pg_proc p where p.pronamespace = 'ledger'::regnamespace and p.proname = twin.of;
  def := replace(def, 'CREATE OR REPLACE FUNCTION ledger.' || twin.of || '(', twin.head);
  def := replace(def, 'ledger.rows_of_acts(', 'ledger.rows_of_sealed_acts(');
  def := replace(def, 'ledger.case_head', 'ledger.sealed_head');
  def := replace(def, 'ledger.obligation', 'ledger.sealed_obligation');
  def := replace(def, 'ledger.work_item', 'ledger.sealed_work');
  if twin.of = 'act' then
    def := replace(def, 'where a_at_unit in (a_unit_in, a_unit_now) and',
                        'where exists (select from ledger.sealing s where s.case_id = a_case_id)
       and (a_actor = 1 or exists (select from ledger.admission m where m.case_id = a_case_id and m.actor_id = a_actor))
       and a_at_unit in (a_unit_in, a_unit_now) and');
    def := replace(def, 'where c.case_id = a_case_id and c.version = a_base and',
                        'where c.case_id = a_case_id and c.version = a_base
       and (a_actor = 1 or exists (select from ledger.admission m where m.case_id = a_case_id and m.actor_id = a_actor)) and');
    if length(def) - length(replace(def, 'ledger.admission', '')) <> 2 * length('ledger.admission') then
      raise exception 'the sealed writer asks nobody whether he was admitted';
    end if;
  end if;
  if twin.of = 'act_refused' then
    def := replace(def, 'from ledger.sealed_head c where c.case_id = a_case_id;',
                        'from ledger.sealed_head c
  where c.case_id = a_case_id
    and (a_actor = 1 or exists (select from ledger.admission m where m.case_id = a_case_id and m.actor_id = a_actor));');
    def := replace(def, 'select case when a_base = 0 and',
                        'select case when a_base = 0 and exists (select from ledger.sealing s where s.case_id = a_case_id)
                      and (a_actor = 1 or exists (select from ledger.admission m where m.case_id = a_case_id and m.actor_id = a_actor)) and');
    if length(def) - length(replace(def, 'ledger.admission', '')) <> 2 * length('ledger.admission') then
      raise exception 'a refusal tells of a sealed case to whoever asks';
    end if;
  end if;
  execute def;
end loop;
end
$do$;

-- What was marked so far moves into its register.
insert into ledger.sealing (case_id, classification, sealed_at)
select case_id, least(classification, 2), opened_at from ledger.case_head where classification > 0;
insert into ledger.sealed_obligation select o.* from ledger.obligation o join ledger.sealing using (case_id);
insert into ledger.sealed_work select w.* from ledger.work_item w join ledger.sealing using (case_id);
delete from ledger.obligation o using ledger.sealing s where s.case_id = o.case_id;
delete from ledger.work_item w using ledger.sealing s where s.case_id = w.case_id;

create or replace view ledger.case_standing as
  select case_id, kind, state, version, unit_in, unit_now, opened_at, closed_at
    from ledger.case_head;
with gone as (
  delete from ledger.case_head c using ledger.sealing s where s.case_id = c.case_id
  returning c.case_id, c.kind, c.unit_in, c.unit_now, c.process_id, c.state, c.version, c.head_hash, c.last_kind, c.last_at,
            c.opened_at, c.closed_at, c.held
)
insert into ledger.sealed_head (case_id, kind, unit_in, unit_now, process_id, state, version, head_hash, last_kind, last_at, opened_at,
                                closed_at, held)
select * from gone;
-- Published: which cases are sealed.
create or replace view ledger.sealed_case as select case_id from ledger.sealing;
drop index ledger.case_head_sealed;
alter table ledger.case_head drop column classification;

-- For those who compare everything with the entries, sealed or not.
create view ledger.every_head as
  select case_id, kind, unit_in, unit_now, process_id, state, version, head_hash, last_kind, last_at, opened_at, closed_at
    from ledger.case_head
  union all
  select case_id, kind, unit_in, unit_now, process_id, state, version, head_hash, last_kind, last_at, opened_at, closed_at
    from ledger.sealed_head;
create view ledger.every_obligation as
  select case_id, no, parent, tier, unit_id, duty, clock, noticed, promised_at, due_at, late_from, warn_from, paused_since, met_at, sweep_at
    from ledger.obligation
  union all
  select case_id, no, parent, tier, unit_id, duty, clock, noticed, promised_at, due_at, late_from, warn_from, paused_since, met_at, sweep_at
    from ledger.sealed_obligation;
create view ledger.every_work_item as
  select case_id, no, kind, unit_in, unit_now, step, role, unit_id, holder_id, obligation, since, open, sort_at, late_from, due_at,
         warn_from, paused_since
    from ledger.work_item
  union all
  select case_id, no, kind, unit_in, unit_now, step, role, unit_id, holder_id, obligation, since, open, sort_at, late_from, due_at,
         warn_from, paused_since
    from ledger.sealed_work;

-- Numbering asks the register of sealed cases. What it costs does not depend on whether there are any.
create or replace function ledger.number() returns int
language plpgsql volatile
set enable_seqscan = off
set enable_bitmapscan = off
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  s ledger.sequencer;
  horizon xid8;
  open_leaves int;
  sealed_leaves int;
begin
select q.* into s from ledger.sequencer q for update;
horizon := pg_snapshot_xmin(pg_current_snapshot());
if not exists (select from ledger.entry e where e.xid >= s.next_xid and e.xid < horizon) then return 0; end if;
insert into ledger.leaf (leaf, case_id, version, marks, occurred_at, recorded_at)
select s.next_leaf + row_number() over (order by e.xid, e.case_id, e.version) - 1, e.case_id, e.version,
       ledger.marks(e), e.occurred_at, e.recorded_at
  from ledger.entry e
 where e.xid >= s.next_xid and e.xid < horizon
   and not exists (select from ledger.sealing c where c.case_id = e.case_id);
get diagnostics open_leaves = row_count;
insert into ledger.sealed_leaf (leaf, case_id, version, marks, occurred_at, recorded_at)
select s.next_sealed + row_number() over (order by e.xid, e.case_id, e.version) - 1, e.case_id, e.version,
       ledger.marks(e), e.occurred_at, e.recorded_at
  from ledger.entry e
  join ledger.sealing c on c.case_id = e.case_id
 where e.xid >= s.next_xid and e.xid < horizon;
get diagnostics sealed_leaves = row_count;
update ledger.sequencer q
   set next_leaf = q.next_leaf + open_leaves, next_sealed = q.next_sealed + sealed_leaves,
       next_xid = greatest(q.next_xid, horizon);
return open_leaves + sealed_leaves;
end
$$;
