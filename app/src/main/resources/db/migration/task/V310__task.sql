-- Assigned tasks: what only this desk knows of them. State, units and clocks are the ledger's; texts stand in revisions that can be lawfully
-- erased, and the entries hold commitments to them.
create schema task;

-- The number of a task within its year, without gaps.
create table task.series (
  year int primary key,
  last int not null
);

create table task.task (
  case_id      uuid        primary key,
  number       text        not null unique,     -- 'NV.2020.0001'
  type         text        not null,            -- REPLY, REPORT, SCHEME, DOCUMENT, OTHER: gives the limit where none is named
  urgency      text        not null,            -- NORMAL, URGENT, EXPRESS
  rhythm       text        not null,            -- how often progress is reported: NONE, WEEKLY, MONTHLY
  document_key text        not null,            -- the directing document, or empty
  clause       text        not null,
  parent       uuid,                            -- the task it is a part of
  batch        uuid        not null,            -- assigned together to several units
  made_by      int         not null,
  made_at      timestamptz not null,
  original_due  timestamptz,                    -- the date first given, and from when it is late; null for a draft
  original_late timestamptz,
  returned     int         not null default 0,  -- how often the product was sent back
  title        text,                            -- repeats the last revision that has one; null once that is erased
  folded       text                             -- the same and the content without marks, for search
);
create index task_newest on task.task (made_at desc);
create index task_document on task.task (document_key, clause);
create index task_parent on task.task (parent) where parent is not null;
create index task_batch on task.task (batch);

-- Texts in revisions, numbered as the entries that commit to them: HMAC(salt, content). Erasing content and salt is lawful erasure.
create table task.revision (
  case_id  uuid not null,
  revision int  not null,
  content  bytea,
  salt     bytea,
  primary key (case_id, revision)
);

-- Which warning of which date was given: each once. A date that moves is warned of anew.
create table task.warning (
  case_id   uuid        not null,
  level     text        not null,               -- HOLDER, HEAD, ASSIGNER, CHAIR
  late_from timestamptz not null,
  told_at   timestamptz not null,
  primary key (case_id, level, late_from)
);

-- The wall of the ledger (V190) round what the desk keeps of a case.
alter table task.task enable row level security;
create policy within_sight on task.task for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = task.case_id));
alter table task.revision enable row level security;
create policy within_sight on task.revision for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = revision.case_id));
alter table task.warning enable row level security;
create policy within_sight on task.warning for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = warning.case_id));
