-- What a work list filters and sorts by stands in the row of the work itself, so that one index serves both: the units that may
-- see it, and the moment the law sorts it by. Indexes hold open work only, so that no list grows with what is done.
alter table ledger.work_item
  add column kind     text,
  add column unit_in  int,
  add column unit_now int,
  add column sort_at  timestamptz not null generated always as (coalesce(late_from, 'infinity'::timestamptz)) stored;

update ledger.work_item w set kind = h.kind, unit_in = h.unit_in, unit_now = h.unit_now
  from ledger.case_head h where h.case_id = w.case_id;
alter table ledger.work_item
  alter column kind set not null,
  alter column unit_in set not null,
  alter column unit_now set not null;

-- The desk and the units of the case, where the statement that opens the work does not give them.
create function ledger.give_case_to_work() returns trigger language plpgsql as $$
begin
  select h.kind, h.unit_in, h.unit_now into new.kind, new.unit_in, new.unit_now
    from ledger.case_head h where h.case_id = new.case_id;
  return new;
end
$$;
create trigger give_case_to_work before insert on ledger.work_item
  for each row when (new.unit_in is null) execute function ledger.give_case_to_work();

-- Rare: another unit must decide the case.
create function ledger.pass_units_on() returns trigger language plpgsql as $$
begin
  update ledger.work_item w set unit_in = new.unit_in, unit_now = new.unit_now where w.case_id = new.case_id;
  return null;
end
$$;
create trigger pass_units_on after update of unit_in, unit_now on ledger.case_head
  for each row when (old.unit_now <> new.unit_now or old.unit_in <> new.unit_in) execute function ledger.pass_units_on();

drop index ledger.work_item_of_unit;
drop index ledger.work_item_of_holder;
create index work_item_lying on ledger.work_item (unit_id, sort_at, case_id, no) where open;
create index work_item_held on ledger.work_item (holder_id, sort_at, case_id, no) where open and holder_id is not null;
create index work_item_free on ledger.work_item (unit_id, role, sort_at, case_id, no) where open and holder_id is null;
create index work_item_free_of_role on ledger.work_item (role, sort_at, case_id, no) where open and holder_id is null;
create index work_item_received on ledger.work_item (unit_in, sort_at, case_id, no) where open and unit_in <> unit_id;
create index work_item_owed on ledger.work_item (unit_now, sort_at, case_id, no)
  where open and unit_now <> unit_id and unit_now <> unit_in;
create index work_item_by_date on ledger.work_item (sort_at, case_id, no) where open;
create index work_item_standing on ledger.work_item (sort_at, case_id, no) where open and paused_since is not null;
create index work_item_warned on ledger.work_item (warn_from) include (kind, unit_id, sort_at) where open;

create index entry_calendar_of_case on ledger.entry (case_id, recorded_at) where kind = 'kernel.CalendarChanged';

-- Published: open work, as lists choose and sort it.
create view ledger.work_list as
  select case_id, no, kind, step, role, unit_id, unit_in, unit_now, holder_id, obligation, since, sort_at, late_from,
         due_at, warn_from, paused_since
    from ledger.work_item
   where open;

-- Published: how a case stands. Sealed cases are in no list and no search.
create view ledger.case_standing as
  select case_id, kind, state, version, unit_in, unit_now, opened_at, closed_at
    from ledger.case_head
   where classification = 0;

-- Published: why a clock stands that stands now.
create view ledger.standing_clock as
  select case_id, no, clock -> 'stops' -> -1 ->> 'ground' as ground, paused_since
    from ledger.obligation
   where paused_since is not null;
