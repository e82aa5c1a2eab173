-- Logs of other systems, kept as observed processes beside ours. They come in whole by a command and are never changed; none of their cases is
-- a case of the ledger.
create schema mining;

create table mining.process (
  process_id  int         generated always as identity primary key,
  name        text        not null,
  file        text        not null,
  format      text        not null,
  fingerprint bytea       not null,          -- sha256 of the log, unpacked
  mapping     text        not null,          -- which attributes say what, as it was told
  keys        jsonb       not null,          -- the same, as it was found
  imported_at timestamptz not null,
  cases       bigint      not null,
  events      bigint      not null,          -- of cases
  variants    bigint      not null,
  resources   bigint      not null,
  finished    bigint,                        -- null: the log does not say
  late        bigint,
  first_at    timestamptz,
  last_at     timestamptz,
  notes       jsonb       not null,          -- what was read in good faith
  unique (fingerprint, mapping)
);

-- Names by number: what was done, and by which group. Who did it is counted and not kept by name.
create table mining.name (
  process_id int  not null references mining.process on delete cascade,
  kind       text not null check (kind in ('ACTIVITY', 'GROUP')),
  no         int  not null,
  name       text not null,
  primary key (process_id, kind, no)
);

-- One step directly after another. Every event but the first of its case belongs to one of these.
create table mining.edge (
  process_id int    not null references mining.process on delete cascade,
  no         int    not null,
  from_no    int    not null,
  to_no      int    not null,
  times      bigint not null,
  primary key (process_id, no)
);

-- One course that cases take: its steps in order. In the order in which they were first met.
create table mining.variant (
  process_id int    not null references mining.process on delete cascade,
  no         int    not null,
  steps      int[]  not null,
  cases      bigint not null,
  primary key (process_id, no)
);
create table mining.variant_edge (
  process_id int not null,
  edge_no    int not null,
  variant_no int not null,
  times      int not null,
  primary key (process_id, edge_no, variant_no),
  foreign key (process_id, variant_no) references mining.variant on delete cascade
);

create table mining.seen_case (
  process_id int         not null references mining.process on delete cascade,
  no         int         not null,           -- in the order of the log; events of the cases stand in this order in the chunks
  name       text        not null,
  variant_no int         not null,
  group_no   int,
  started_at timestamptz,
  due_at     timestamptz,
  ended_at   timestamptz,
  events     int         not null,
  primary key (process_id, no)
);
create index seen_case_of_variant on mining.seen_case (process_id, variant_no, no);
create index seen_case_of_group on mining.seen_case (process_id, group_no, no);
create index seen_case_late on mining.seen_case (process_id, no) where ended_at > due_at;
create index seen_case_open on mining.seen_case (process_id, no) where ended_at is null;

-- The events of some thousand cases, a column each: numbers of the least width that holds them all, its first byte says which. Each event
-- carries its predecessor: the edge it ends, and how long ago that was.
create table mining.chunk (
  process_id int    not null references mining.process on delete cascade,
  no         int    not null,
  first_case int    not null,
  events     int    not null,
  base       bigint not null,                -- seconds since 1970 that `at` counts from
  lengths    bytea  not null,                -- events of each case
  activity   bytea  not null,
  edge       bytea  not null,                -- of the event and the one before; -1 for the first of a case
  since      bytea  not null,                -- seconds since the one before; -1 when there is none, or either has no moment
  at         bytea  not null,                -- seconds after base; -1 when the event has no moment
  doer_group bytea  not null,                -- -1: nobody is named
  primary key (process_id, no)
);
-- Numbers of the least width do not shrink further, and what is not packed need not be unpacked.
alter table mining.chunk alter column lengths set storage external;
alter table mining.chunk alter column activity set storage external;
alter table mining.chunk alter column edge set storage external;
alter table mining.chunk alter column since set storage external;
alter table mining.chunk alter column at set storage external;
alter table mining.chunk alter column doer_group set storage external;
