-- Published: what is owed on a duty and not met, for who settles what falls due by itself. It answers with the rights of who asks, so that the
-- wall of V190 stands before it.
create view ledger.open_duty with (security_invoker = true) as
  select case_id, no, duty, late_from
    from ledger.obligation
   where met_at is null;
-- few consultations take silence for consent
create index obligation_by_silence on ledger.obligation (late_from) where met_at is null and duty = 'dossier.opinion-tacit';
