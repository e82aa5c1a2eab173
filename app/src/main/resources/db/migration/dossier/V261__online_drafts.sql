-- Applications in the making. What is typed and sent lies sealed, under a key that is not in the database; it goes when it is handed in, when
-- its owner says so, or when its time is over.
create table dossier.draft (
  draft_id    uuid        primary key,
  code        text        not null unique,   -- said together with a secret that is stored nowhere
  owner_print bytea,                         -- of a citizen's identity number, keyed; who began while logged in finds it again
  begun_at    timestamptz not null,
  expires_at  timestamptz not null
);
create index draft_of_owner on dossier.draft (owner_print) where owner_print is not null;
create index draft_expiring on dossier.draft (expires_at);

-- One application of a draft; a draft may hold several, handed in by one person at once.
create table dossier.draft_form (
  draft_id      uuid  not null references dossier.draft on delete cascade,
  no            int   not null check (no > 0),
  procedure_key text  not null,
  form_digest   text  not null,              -- the form it was begun under
  form_key      text  not null unique,       -- handed in twice it is one dossier
  sealed        bytea,                       -- answers; gone once handed in
  case_id       uuid,
  primary key (draft_id, no),
  check ((sealed is null) = (case_id is not null))
);

create table dossier.draft_file (
  file_id    uuid        primary key,
  draft_id   uuid        not null,
  no         int         not null,
  question   text        not null,
  name       text        not null,
  mark       text        not null,           -- by what the browser knows the file again after a reload
  size       int         not null check (size > 0),
  received   int         not null default 0 check (received between 0 and size),
  media_type text,                           -- by content; set once it is whole and checked
  begun_at   timestamptz not null,
  foreign key (draft_id, no) references dossier.draft_form on delete cascade
);
create index file_of_draft on dossier.draft_file (draft_id, no);

create table dossier.draft_piece (
  file_id uuid  not null references dossier.draft_file on delete cascade,
  at      int   not null,
  sealed  bytea not null,
  primary key (file_id, at)
);
alter table dossier.draft_piece alter column sealed set storage external;

-- Identity numbers among the answers of an application, whole; the revision holds their ends alone.
create table dossier.identity_answer (
  case_id  uuid  not null,
  question text  not null,
  sealed   bytea not null,
  primary key (case_id, question)
);

-- No reader sees a draft: who holds its pass or its secret is answered by the actor.
alter table dossier.draft enable row level security;
alter table dossier.draft_form enable row level security;
alter table dossier.draft_file enable row level security;
alter table dossier.draft_piece enable row level security;
-- The wall of the ledger (V190).
alter table dossier.identity_answer enable row level security;
create policy within_sight on dossier.identity_answer for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = identity_answer.case_id));
