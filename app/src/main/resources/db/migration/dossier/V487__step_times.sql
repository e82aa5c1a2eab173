-- Until when a step that stands on a desk is to be done, by the office's own plan, for lists: a function of where the dossier stands, kept behind the ledger.
create table dossier.step_time (
  case_id    uuid        not null,
  no         smallint    not null,            -- the work item
  process_id int         not null,
  step       int         not null,
  due_at     timestamptz not null,
  warn_from  timestamptz not null,            -- from then on nearly over
  late_from  timestamptz not null,
  primary key (case_id, no)
);
-- The wall of the ledger (V190).
alter table dossier.step_time enable row level security;
create policy within_sight on dossier.step_time for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = step_time.case_id));
