-- Who has to read and understand what: campaigns, the exact texts that were read, the questions, and one reading a person. The ledger holds
-- the acts and the clocks; here is what only this desk knows.
create schema reading;

-- One round of reading of one document. Drafted by one person and put in force by another; from then on it does not change.
create table reading.campaign (
  campaign_id  int generated always as identity primary key,
  document_key text        not null,        -- what is read: of the register of directing documents
  ordered_by   text        not null,        -- the directing document that orders it, '' for none
  clause       text        not null,        -- letter of the clause that orders it, '' for the whole document
  title        text        not null check (title <> ''),
  target       text        not null,        -- rule over units and posts, in the notation of organisation.TargetRule
  days         int         not null check (days between 1 and 250),   -- working days from the day a person fits
  quiz_size    int         not null check (quiz_size between 0 and 30),
  pass_percent int         not null check (pass_percent between 1 and 100),
  bank         text        not null,        -- the questions as they were typed
  replaces     int         references reading.campaign,   -- the round that this one supersedes
  state        text        not null check (state in ('DRAFT', 'IN_FORCE', 'SUPERSEDED', 'ENDED', 'DROPPED')),
  version      int         not null,
  unit_id      int         not null,        -- for which its drafter acted
  drafted_by   int         not null,
  drafted_at   timestamptz not null,
  applied_by   int,
  applied_at   timestamptz,
  ended_by     int,
  ended_at     timestamptz,
  form_key     text        not null unique,
  check (applied_by is null or applied_by <> drafted_by),   -- four eyes
  check ((applied_by is null) = (applied_at is null))
);
create unique index campaign_in_force_once on reading.campaign (replaces) where state <> 'DROPPED' and replaces is not null;
create index campaign_by_state on reading.campaign (state, campaign_id desc);

-- What was read, byte for byte, for ever: nothing deletes or changes a row.
create table reading.content (
  sha256  text  primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea not null
);
create function reading.keep_for_ever() returns trigger language plpgsql as $$
begin
  raise exception 'What was read is kept for ever';
end
$$;
create trigger kept before update or delete on reading.content for each row execute function reading.keep_for_ever();
create trigger kept_whole before truncate on reading.content for each statement execute function reading.keep_for_ever();

-- The text for one group of people. Its exact bytes are known when the round is put in force.
create table reading.variant (
  campaign_id int  not null references reading.campaign,
  group_name  text not null check (group_name in ('LEADERS', 'COUNTER', 'STAFF', 'CITIZENS')),
  body        text not null check (body <> ''),
  sha256      text references reading.content,
  primary key (campaign_id, group_name)
);

-- One person's reading in one round. Who left and came back begins another stay.
create table reading.reading (
  case_id     uuid        primary key,
  campaign_id int         not null references reading.campaign,
  actor_id    int         not null,
  stay        int         not null,
  unit_id     int         not null,         -- where the person holds the post by which the rule means him
  group_name  text        not null,
  sha256      text        not null references reading.content,
  opened_at   timestamptz not null,
  state       text        not null,         -- as in the ledger, in the same transaction
  state_at    timestamptz not null,
  fits        boolean     not null,         -- whether the rule means the person on the day of the last round of the sweep
  reached     int         not null default 0,   -- parts of the text that were opened, one after the other
  reminded_on date,
  unique (campaign_id, actor_id, stay)
);
create index reading_of_actor on reading.reading (actor_id, opened_at desc);
create index reading_by_unit on reading.reading (campaign_id, unit_id) where fits;

-- Attempts at the questions: what was drawn, what was answered. The ledger holds a commitment to it and whether it was passed. Content and
-- salt gone is lawful erasure.
create table reading.attempt (
  case_id     uuid        not null references reading.reading,
  no          int         not null,
  day         date        not null,
  answered_at timestamptz not null,
  passed      boolean     not null,
  content     bytea,
  salt        bytea,
  primary key (case_id, no)
);

-- The wall of the ledger (V190): a reader's statement sees the readings of the units it was told. Nobody reads attempts through it: they are
-- shown to the person alone, by a statement that names him.
alter table reading.reading enable row level security;
create policy within_sight on reading.reading for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or case_id = (select s.one_case from ledger.sight s));
alter table reading.attempt enable row level security;
