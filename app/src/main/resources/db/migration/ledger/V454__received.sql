-- Published: since when the time for a result is counted, and who owes it. It answers with the rights of who asks, so that the wall of V190
-- stands before it.
create view ledger.counted_since with (security_invoker = true) as
  select case_id, unit_id, cast(clock ->> 'start' as timestamptz) as start
    from ledger.obligation
   where tier = 'WHOLE';
