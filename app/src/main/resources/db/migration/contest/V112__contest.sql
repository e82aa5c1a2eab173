-- Who asked for another look at time that the ledger charges to him, and what was decided. The ledger holds the acts; here is what only
-- this desk knows, with reasons in revisions that can be lawfully erased.
create schema contest;

create table contest.contest (
  case_id    uuid        primary key,        -- of the contest itself
  about_case uuid        not null,
  obligation smallint    not null,
  from_at    timestamptz not null,           -- the part contested
  to_at      timestamptz not null,
  opened     int         not null,           -- entries that bound it
  ended      int         not null,
  minutes    int         not null,
  kind       text        not null,
  unit_id    int         not null,
  officer_id int,
  head_id    int,
  raised_by  int         not null,
  raised_for int         not null,           -- the unit the person acted for
  raised_at  timestamptz not null,
  unique (about_case, obligation, from_at)   -- a part is looked at once more, not for ever
);
create index contest_newest on contest.contest (raised_at desc);

-- Content in numbered revisions. The ledger holds HMAC(salt, content); erasing content and salt is lawful erasure.
create table contest.revision (
  case_id  uuid not null,
  revision int  not null,
  content  bytea,
  salt     bytea,
  primary key (case_id, revision)
);
