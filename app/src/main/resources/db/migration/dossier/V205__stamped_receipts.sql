-- Applications taken in on paper while power or line was down, and entered later: the number stamped on the slip that was handed out. A slip
-- is entered once.
create table dossier.stamped (
  unit_id int  not null,
  year    int  not null,
  slip    text not null check (slip <> ''),
  case_id uuid not null unique,
  primary key (unit_id, year, slip)
);

alter table dossier.stamped enable row level security;
create policy within_sight on dossier.stamped for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = stamped.case_id));
