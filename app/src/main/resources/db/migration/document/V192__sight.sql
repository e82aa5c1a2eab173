-- The wall of the ledger (V190) round uploaded files.
alter table document.file enable row level security;
create policy within_sight on document.file for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = file.case_id));
