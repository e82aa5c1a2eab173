-- The wall of the ledger (V190) round the facts that figures are sums of: a figure behind it is the sum of what the person may see.

alter table oversight.time_fact enable row level security;
create policy within_sight on oversight.time_fact for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or owner_id in (select u.unit_id from ledger.seen_unit u)
  or unit_in in (select u.unit_id from ledger.seen_unit u));

alter table oversight.dossier_fact enable row level security;
-- Whoever answers for a part of its time also sees whether the dossier was late.
create policy within_sight on oversight.dossier_fact for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or unit_in in (select u.unit_id from ledger.seen_unit u)
  or exists (select from oversight.time_fact t where t.case_id = dossier_fact.case_id));

alter table oversight.time_decision enable row level security;
create policy within_sight on oversight.time_decision for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or exists (select from oversight.time_fact t where t.case_id = time_decision.case_id));
