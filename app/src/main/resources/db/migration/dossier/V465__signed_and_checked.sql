-- Control slips and receipts that several dossiers share are sealed too, each as it was when it was opened first.
alter table dossier.signed_slip add column paper text not null default 'SLIP' check (paper in ('SLIP', 'CONTROL', 'JOINT'));
alter table dossier.signed_slip drop constraint signed_slip_pkey;
alter table dossier.signed_slip add primary key (case_id, paper, version);

-- What the signatures of a file are worth, looked at once it is kept (kiểm chữ ký khi nhận tệp).
create table dossier.file_signature (
  file_id    uuid        primary key,
  case_id    uuid        not null,
  state      text        not null check (state in ('WAITS', 'NONE', 'VALID', 'CHANGED', 'UNKNOWN', 'EXPIRED', 'WEAK', 'UNREADABLE', 'GIVEN_UP')),
  signers    text        not null default '',
  signed_at  timestamptz,                    -- the last, as its signer says
  why        text        not null default '', -- of a file that was not opened
  remarks    text        not null default '',
  checked_at timestamptz,                    -- null: nobody has looked yet
  tries      int         not null default 0,
  kept_at    timestamptz not null,
  check ((state = 'WAITS') = (checked_at is null))
);
create index file_signature_of_case on dossier.file_signature (case_id);
create index file_signature_waits on dossier.file_signature (tries, kept_at) where state = 'WAITS';

alter table dossier.file_signature enable row level security;
create policy within_sight on dossier.file_signature for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = file_signature.case_id));
