-- Published: what the lists of any desk read of cases that are done.
create view ledger.closed_case as
  select case_id, kind, state, version, unit_now, unit_in, opened_at, closed_at
    from ledger.case_head
   where closed_at is not null;
