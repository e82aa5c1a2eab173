-- Identity numbers lie sealed, under a key that is not in the database, and are found again by a keyed fingerprint. What an application's
-- revision holds of the number is its end and that fingerprint: the ledger's commitment binds them, and sealing anew changes nothing of it.
create table dossier.identity_number (
  case_id uuid  primary key,
  print   bytea not null,              -- HMAC-SHA-256 under a key of the vault
  sealed  bytea not null
);
create index identity_number_print on dossier.identity_number (print);

-- Applications written down in clear before this: each is written anew, sealed, and the old revision destroyed. The keys are not in the
-- database, so the program does it, some at a time; a row goes when its case is done.
create table dossier.identity_to_seal (case_id uuid primary key);
insert into dossier.identity_to_seal
select distinct case_id from dossier.revision where purpose = 'application' and content is not null;

-- What keeps a dossier's content from being erased, whatever else says it may be (giữ lại theo yêu cầu của cơ quan có thẩm quyền).
create table dossier.hold (
  hold_id     uuid        primary key,
  case_id     uuid        not null,
  basis       text        not null check (basis <> ''),
  placed_by   int         not null,
  placed_at   timestamptz not null,
  released_by int,
  released_at timestamptz,
  check ((released_by is null) = (released_at is null))
);
create index hold_of_case on dossier.hold (case_id) where released_at is null;

-- Published: which dossiers are kept whatever else is asked.
create view dossier.held as
  select hold_id, case_id, basis, placed_by, placed_at from dossier.hold where released_at is null;
