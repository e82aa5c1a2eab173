-- Until when a dossier waits for its applicant, as its entries say; no row while it does not wait.
create table dossier.supplement_until (
  case_id uuid        primary key,
  until   timestamptz not null
);
-- The wall of the ledger (V190).
alter table dossier.supplement_until enable row level security;
create policy within_sight on dossier.supplement_until for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = supplement_until.case_id));

-- What an applicant was asked for is answered in a draft as well, one each time that it is his turn; it is found by its dossier alone.
create table dossier.reply (
  draft_id uuid primary key references dossier.draft on delete cascade,
  case_id  uuid not null,
  since    int  not null,                    -- the version of the case since which it is the applicant's turn
  items    int  not null check (items > 0),  -- so many things are asked for
  unique (case_id, since)
);
-- No reader sees a draft (V261).
alter table dossier.reply enable row level security;
