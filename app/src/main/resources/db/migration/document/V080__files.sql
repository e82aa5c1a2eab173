-- Uploaded files. A file belongs to a case and is opened only by naming both; who may do so the desk decides.
create schema document;

create table document.file (
  file_id    uuid        primary key,
  case_id    uuid        not null,
  owner_id   int         not null,   -- the actor who handed it in
  name       text        not null,   -- safe: no path, NFC, ending as the content says
  media_type text        not null,   -- by content, never as declared
  size       int         not null check (size > 0),
  stored_at  timestamptz not null,
  sha256     bytea,
  content    bytea,
  erased_at  timestamptz,            -- lawful erasure takes the content and its fingerprint; that there was a file stays
  check ((erased_at is null) = (content is not null) and (erased_at is null) = (sha256 is not null))
);
-- PDF and pictures are compressed already; kept as they are, a piece can be read without the rest.
alter table document.file alter column content set storage external;
create index file_of_case on document.file (case_id, stored_at, file_id);
