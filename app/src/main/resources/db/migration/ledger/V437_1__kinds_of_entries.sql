-- Published: of which kind the entries of a case are, and when it happened; nothing of what they say.
create view ledger.entry_kind with (security_invoker = true) as
  select e.case_id, e.version, e.kind, e.occurred_at from ledger.entry e;
