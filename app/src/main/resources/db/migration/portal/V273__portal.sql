-- What the national portal is told of each dossier, and what it answers. No row holds anything of a person.
create schema portal;

-- What was before there was this module the portal heard from others, or never: it is told of nothing older.
create table portal.begun (leaf bigint not null);
insert into portal.begun select coalesce(max(n.leaf) + 1, 0) from ledger.numbered n where n.tree = 'open';

create table portal.message (
  message_id uuid        primary key,       -- follows from case and version: sent twice, it is the same message
  case_id    uuid        not null,
  version    int         not null,          -- of the entry that changed the code
  status     smallint    not null check (status between 1 and 10),
  at         timestamptz not null,          -- when it became so, by the law
  due_at     timestamptz,                   -- what is promised then
  created_at timestamptz not null,
  state      text        not null default 'WAITING' check (state in ('WAITING', 'SENDING', 'SENT', 'ACCEPTED', 'REFUSED', 'GIVEN_UP', 'DROPPED')),
  tries      int         not null default 0,
  next_at    timestamptz not null,
  claimed_at timestamptz,
  sent_at    timestamptz,                   -- first time it left
  receipt_at timestamptz,
  problem    text,                          -- a code of the other side or a word of the program
  unique (case_id, version)
);
create index message_to_send on portal.message (next_at) where state in ('WAITING', 'SENDING');
create index message_unsent_of_case on portal.message (case_id, version) where state in ('WAITING', 'SENDING');
create index message_by_state on portal.message (state, created_at desc, message_id);

-- How each dossier stands here, and what the portal has accepted of it.
create table portal.standing (
  case_id   uuid        primary key,
  code      text        not null,
  procedure text        not null,
  unit_id   int         not null,
  version   int         not null,           -- of the entry that gave it this code
  status    smallint    not null,
  since     timestamptz not null,           -- when that entry was recorded
  there     smallint,                       -- the last status accepted there
  there_at  timestamptz,
  there_version int
);
create index standing_differs on portal.standing (since, case_id) where there is distinct from status;

-- What was promised and done here, and when the portal knew.
create table portal.promise (
  case_id     uuid        not null,
  stage       text        not null check (stage in ('RECEPTION', 'RESULT')),
  unit_id     int         not null,
  late_from   timestamptz not null,
  met_at      timestamptz not null,
  met_version int         not null,
  there_at    timestamptz,                  -- receipt of the first status from that version on
  primary key (case_id, stage)
);
create index promise_unknown_there on portal.promise (late_from) where there_at is null;
create index promise_late_there on portal.promise (there_at) where there_at >= late_from;

-- Lines of the inbox that nobody understands.
create table portal.poison (
  file   text        not null,
  line   int         not null,
  why    text        not null,
  at     timestamptz not null,
  primary key (file, line)
);

-- The wall of the ledger (V190) round what tells of a case.
alter table portal.message enable row level security;
create policy within_sight on portal.message for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = message.case_id));
alter table portal.standing enable row level security;
create policy within_sight on portal.standing for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = standing.case_id));
alter table portal.promise enable row level security;
create policy within_sight on portal.promise for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = promise.case_id));
