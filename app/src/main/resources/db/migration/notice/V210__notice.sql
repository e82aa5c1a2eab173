-- What people are told, by which words, and what became of it. Rows hold no address and no text of a person: both are read and put together
-- when a message is sent.
create schema notice;

-- Situations as shipped: what happens in the ledger, who is told, by which words. Replaced by the register.
create table notice.situation (
  ord            int  not null,             -- place in the register
  situation      text not null,
  effective_from date not null,
  effective_to   date,
  happening      text not null,
  addressee      text not null check (addressee in ('APPLICANT', 'OFFICER', 'HEAD')),
  lead           text,                      -- how long before or after, for what is told by the clock alone
  title_vi       text not null,
  text_vi        text not null,
  title_en       text not null,
  text_en        text not null,
  basis          text not null,
  status         text not null,
  note           text not null,
  primary key (situation, effective_from)
);

-- Words an administrator put in place of the shipped ones; the latest edition counts. Without words: back to the shipped ones.
create table notice.edited (
  situation text        not null,
  edition   int         not null,
  title_vi  text,
  text_vi   text,
  title_en  text,
  text_en   text,
  edited_by int         not null,
  edited_at timestamptz not null,
  primary key (situation, edition),
  check ((title_vi is null) = (text_vi is null) and (text_vi is null) = (title_en is null) and (title_en is null) = (text_en is null))
);

-- Entries from before there were notices tell nobody anything.
create table notice.begun (leaf bigint not null);
insert into notice.begun select coalesce(max(n.leaf) + 1, 0) from ledger.numbered n where n.tree = 'open';

-- One message: to an applicant about an entry, or to an officer about his day.
create table notice.message (
  message_id  uuid        primary key,      -- follows from what it is about: sent twice, it is the same message
  situation   text        not null,
  case_id     uuid,
  version     int,
  actor_id    int,
  day         date,
  unit_in     int         not null,
  unit_id     int         not null,
  due_at      timestamptz,
  created_at  timestamptz not null,
  asked_at    timestamptz,                  -- when a person asked to send it again
  state       text        not null default 'WAITING' check (state in ('WAITING', 'SENDING', 'UNCONFIGURED', 'SENT', 'REFUSED',
                                                                      'GIVEN_UP', 'NO_ADDRESS', 'EXPIRED', 'DROPPED')),
  way         text        check (way in ('EMAIL', 'SMS', 'ZALO')),
  masked      text,
  tries       int         not null default 0,
  next_at     timestamptz not null,
  claimed_at  timestamptz,
  maybe_twice boolean     not null default false,
  problem     text,                         -- a code of the other side or a word of the program
  ended_at    timestamptz,
  check ((case_id is null) = (version is null) and (actor_id is null) = (day is null) and (case_id is null) = (actor_id is not null))
);
create unique index message_of_entry on notice.message (case_id, version, situation) where case_id is not null;
create unique index message_of_day on notice.message (actor_id, day) where actor_id is not null;
create index message_to_send on notice.message (next_at) where state in ('WAITING', 'SENDING');
create index message_by_state on notice.message (state, created_at desc, message_id);

-- What an officer, or the heads of a unit, are told in the list of the day.
create table notice.line (
  line_id    bigint generated always as identity primary key,
  case_id    uuid        not null,
  version    int         not null,
  situation  text        not null,
  happening  text        not null,
  addressee  text        not null check (addressee in ('OFFICER', 'HEAD')),
  recipient  int         not null,          -- the officer, or the unit
  work       int         not null,
  obligation int         not null,
  unit_id    int         not null,
  due_at     timestamptz,
  created_at timestamptz not null,
  over       boolean     not null default false,   -- no longer true
  unique (case_id, version, situation, recipient, work, obligation)
);
create index line_open_of_case on notice.line (case_id) where not over;
create index line_open_of on notice.line (addressee, recipient) where not over;

create table notice.digest_line (
  message_id uuid   not null references notice.message,
  line_id    bigint not null references notice.line,
  primary key (message_id, line_id)
);
create index digest_of_line on notice.digest_line (line_id);

-- What will have to be told when its moment comes and nothing has changed until then.
create table notice.watch (
  case_id    uuid        not null,
  situation  text        not null,
  version    int         not null,
  obligation int         not null,
  at         timestamptz not null,
  primary key (case_id, situation)
);
create index watch_next on notice.watch (at);

-- Where officers want the list of the day; the address lies sealed.
create table notice.officer (
  actor_id   int         primary key,
  sealed     bytea       not null,
  lang       text        not null check (lang in ('vi', 'en')),
  wanted     boolean     not null,
  changed_at timestamptz not null
);

-- Addresses that refused for good, by a keyed fingerprint: none is tried for ever.
create table notice.refusing (
  print      bytea       primary key,
  times      int         not null,
  refused_at timestamptz not null
);

-- The wall of the ledger (V190) round what tells of a case.
alter table notice.message enable row level security;
create policy within_sight on notice.message for select using (
  (select s.whole from ledger.sight s)
  or (case_id is not null and exists (select from ledger.seen_case c where c.case_id = message.case_id)));
alter table notice.line enable row level security;
create policy within_sight on notice.line for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = line.case_id));
alter table notice.watch enable row level security;
create policy within_sight on notice.watch for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = watch.case_id));
