-- Published: what is owed and by when, for desks whose cases lie on nobody's desk as work. It answers with the rights of who asks, so that
-- the wall of V190 stands before it.
create view ledger.owed_clock with (security_invoker = true) as
  select case_id, no, tier, unit_id, due_at, late_from, warn_from, paused_since, met_at
    from ledger.obligation;
