-- Whoever owes or owed a part of a matter that another unit leads sees the case, also when his part is done: his silence and his answer are
-- counted, so he reads what is counted. Looked up as before, once a statement.
create index obligation_support on ledger.obligation (unit_id, case_id) where tier = 'SUPPORT';
create or replace function ledger.asked_cases() returns setof uuid
language sql stable rows 100 security definer set search_path = pg_catalog, pg_temp as $$
  select w.case_id from ledger.work_item w
   where w.open and w.unit_id <> w.unit_in and w.unit_id <> w.unit_now
     and w.unit_id = any (array(select u.unit_id from ledger.seen_unit u))
  union all
  select o.case_id from ledger.obligation o
   where o.tier = 'SUPPORT' and o.unit_id = any (array(select u.unit_id from ledger.seen_unit u))
$$;

-- Published: what is owed and how its case stands; sealed cases are in no view.
create view ledger.owed_standing as
  select o.case_id, o.no, o.tier, o.unit_id, o.duty, o.due_at, o.late_from, o.met_at,
         jsonb_typeof(o.clock -> 'extension') = 'object' as extended,
         h.kind, h.state, h.version, h.unit_in, h.unit_now, h.opened_at, h.closed_at
    from ledger.obligation o
    join ledger.case_head h using (case_id);

-- The system warns of the dates of tasks.
insert into ledger."grant" values (1, 0, 'task.warn', 0);
