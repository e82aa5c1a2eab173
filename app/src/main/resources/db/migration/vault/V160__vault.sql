-- Keys by which content is sealed. Each set is itself sealed by the master key, which lies in a file and is never in a database.
create schema vault;

create table vault.keyset (
  purpose    text        primary key,  -- whose content it seals; also bound into the sealing of the set
  kind       text        not null check (kind in ('SEAL', 'FINGERPRINT')),
  sealed     bytea       not null,
  revision   int         not null default 1,
  made_at    timestamptz not null,
  turned_at  timestamptz not null      -- when the key for new content was last changed
);
