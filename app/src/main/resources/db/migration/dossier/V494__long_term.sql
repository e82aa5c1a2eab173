-- Signatures that are to outlive their certificates (ADR 65): which papers, how far each is, and what was added behind the end of it.
create table dossier.long_term (
  paper_id      uuid        primary key,               -- of a file its own number; a slip's is made for this
  case_id       uuid        not null,
  kind          text        not null check (kind in ('RESULT', 'COPY', 'SLIP')),
  slip          text,
  slip_version  int,
  level         text        not null default 'B' check (level in ('B', 'T', 'LT', 'LTA')),
  digest        text        not null default '',       -- by which the last stamp was made
  due_at        timestamptz not null,                  -- when the next step is due
  claimed_until timestamptz,                           -- by the instance that makes it
  tries         int         not null default 0,
  problem       text        not null default '',
  detail        text        not null default '',
  failed_at     timestamptz,                           -- first of the failures since the last step
  check ((kind = 'SLIP') = (slip is not null) and (slip is null) = (slip_version is null)),
  check ((problem = '') = (failed_at is null)),
  unique (case_id, slip, slip_version),
  foreign key (case_id, slip, slip_version) references dossier.signed_slip (case_id, paper, version) on delete cascade
);
create index long_term_due on dossier.long_term (due_at);
create index long_term_stamped on dossier.long_term (digest) where level = 'LTA';
create index long_term_failing on dossier.long_term (failed_at) where failed_at is not null;

create table dossier.long_term_version (
  paper_id     uuid        not null references dossier.long_term on delete cascade,
  no           int         not null check (no > 0),
  case_id      uuid        not null,
  level        text        not null check (level in ('T', 'LT', 'LTA')),
  added        bytea       not null,                   -- behind all that was there before
  added_sha256 bytea       not null,
  size         int         not null,                   -- of the whole
  sha256       bytea       not null,                   -- of the whole
  authority    text        not null,                   -- who made the last stamp over it
  stamped_at   timestamptz not null,
  until        timestamptz not null,                   -- the last moment of that stamp's certificate
  made_at      timestamptz not null,
  primary key (paper_id, no)
);
alter table dossier.long_term_version alter column added set storage external;

alter table dossier.long_term enable row level security;
create policy within_sight on dossier.long_term for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = long_term.case_id));
alter table dossier.long_term_version enable row level security;
create policy within_sight on dossier.long_term_version for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = long_term_version.case_id));

-- What was signed before.
insert into dossier.long_term (paper_id, case_id, kind, due_at)
select k.file_id, r.case_id, case r.purpose when 'result' then 'RESULT' else 'COPY' end, timestamptz '2000-01-01 00:00:00+00'
  from dossier.revision r
 cross join lateral jsonb_array_elements(coalesce(convert_from(r.content, 'UTF8')::jsonb -> 'files', '[]')) f
  join document.kept_file k on k.case_id = r.case_id and k.sha256 = f ->> 'sha256'
 where r.purpose in ('result', 'scan') and r.content is not null and (f ->> 'signed')::boolean
on conflict do nothing;

-- What was found of a file: what its signatures carry, too; and that a certificate had been revoked.
alter table dossier.file_signature add column level text check (level in ('B', 'T', 'LT', 'LTA'));
alter table dossier.file_signature drop constraint file_signature_state_check;
alter table dossier.file_signature add constraint file_signature_state_check
  check (state in ('WAITS', 'NONE', 'VALID', 'CHANGED', 'UNKNOWN', 'EXPIRED', 'REVOKED', 'WEAK', 'UNREADABLE', 'GIVEN_UP'));
