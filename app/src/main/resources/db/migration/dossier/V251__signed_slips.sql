-- A slip that was signed stays as it was signed: drawn anew it would bear another moment. Kept from the first time it is opened.
create table dossier.signed_slip (
  case_id   uuid        not null,
  version   int         not null,
  content   bytea       not null,
  sha256    bytea       not null,
  level     text        not null check (level in ('B', 'T')),
  signed_at timestamptz not null,
  primary key (case_id, version)
);
alter table dossier.signed_slip alter column content set storage external;
alter table dossier.signed_slip enable row level security;
create policy within_sight on dossier.signed_slip for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = signed_slip.case_id));
