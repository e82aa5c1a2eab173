-- Numbering reads the entries since the last round by one range of their index and writes them in one pass. As one statement it was
-- planned for as many rows as the ledger holds.

-- Numbers every entry whose transaction, and every transaction before it, has ended: an entry is never leapt over by one that committed
-- later but began earlier. Entries of sealed cases are numbered apart and reach no reader. Returns how many were numbered.
create function ledger.number() returns int
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
  sealed_leaves int := 0;
begin
select q.* into s from ledger.sequencer q for update;
horizon := pg_snapshot_xmin(pg_current_snapshot());
if not exists (select from ledger.entry e where e.xid >= s.next_xid and e.xid < horizon) then return 0; end if;
insert into ledger.leaf (leaf, case_id, version, marks, occurred_at, recorded_at)
select s.next_leaf + row_number() over (order by e.xid, e.case_id, e.version) - 1, e.case_id, e.version,
       ledger.marks(e), e.occurred_at, e.recorded_at
  from ledger.entry e
 where e.xid >= s.next_xid and e.xid < horizon
   and not exists (select from ledger.case_head h where h.case_id = e.case_id and h.classification > 0);
get diagnostics open_leaves = row_count;
if exists (select from ledger.case_head h where h.classification > 0) then
  insert into ledger.sealed_leaf (leaf, case_id, version, marks, occurred_at, recorded_at)
  select s.next_sealed + row_number() over (order by e.xid, e.case_id, e.version) - 1, e.case_id, e.version,
         ledger.marks(e), e.occurred_at, e.recorded_at
    from ledger.entry e
    join ledger.case_head h on h.case_id = e.case_id and h.classification > 0
   where e.xid >= s.next_xid and e.xid < horizon;
  get diagnostics sealed_leaves = row_count;
end if;
update ledger.sequencer q
   set next_leaf = q.next_leaf + open_leaves, next_sealed = q.next_sealed + sealed_leaves,
       next_xid = greatest(q.next_xid, horizon);
return open_leaves + sealed_leaves;
end
$$;

-- What an entry was when it was numbered: who did what, and its canonical bytes.
create function ledger.marks(e ledger.entry) returns bytea
language sql stable as $$
  select substr(sha256(convert_to(concat_ws('|', e.kind, e.actor_id, e.post_id, e.unit_id, e.key), 'UTF8')), 1, 8)
         || substr(sha256(e.body), 1, 8)
$$;
