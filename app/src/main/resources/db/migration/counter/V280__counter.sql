-- The counter: bookings, the queue, its figures. Nothing here is a case. Who booked lies sealed and is erased.
create schema counter;

-- How a unit keeps its counter from a day on; the last edition of the latest day counts. Without rows the register's rules do.
create table counter.setting (
  unit_id        int         not null,
  effective_from date        not null,
  edition        int         not null,
  open           boolean     not null,      -- whether citizens may book
  slot_minutes   smallint    not null check (slot_minutes between 5 and 240),
  booking_desks  smallint    not null check (booking_desks between 1 and 50),  -- counters that take bookings at one time
  days_ahead     smallint    not null check (days_ahead between 1 and 90),
  desks          smallint    not null check (desks between 1 and 50),          -- counters in all
  set_by         int         not null,
  set_at         timestamptz not null,
  primary key (unit_id, effective_from, edition)
);

-- Groups of fields with numbers of their own. Without rows there is one, A.
create table counter.field_group (
  unit_id int     not null,
  letter  text    not null check (letter ~ '^[A-Z]$'),
  name    text    not null check (name <> ''),
  open    boolean not null,
  primary key (unit_id, letter)
);

create table counter.booking (
  booking_id    uuid        primary key,
  unit_id       int         not null,
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  procedure_key text,
  sealed        bytea,                      -- name and contact, by the vault; gone once erased
  contact_print bytea,                      -- keyed fingerprint of the contact; goes with it
  code_hash     bytea       not null unique,
  form_key      text        not null unique,
  state         text        not null check (state in ('BOOKED', 'CANCELLED', 'COME', 'MISSED', 'CLOSED')),
  version       int         not null,
  made_by       int,                        -- the officer; null: the person himself
  made_at       timestamptz not null,
  check (starts_at < ends_at and (sealed is null) = (contact_print is null))
);
create index booking_of_day on counter.booking (unit_id, starts_at);
create index booking_of_contact on counter.booking (contact_print) where contact_print is not null;
create index booking_open on counter.booking (starts_at) where state = 'BOOKED';

-- A counter held for a while: by a booking, or by what is offered to it instead. Counter and time on one line, so that no place is held twice,
-- however long the slots were.
create table counter.place (
  booking_id uuid        not null,
  offered    boolean     not null,
  unit_id    int         not null,
  desk       smallint    not null check (desk between 1 and 99),
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  lane       int8range   not null generated always as (int8range(
               (unit_id * 100::bigint + desk) * 10000000000 + extract(epoch from starts_at - timestamptz '1970-01-01 00:00:00+00')::bigint,
               (unit_id * 100::bigint + desk) * 10000000000 + extract(epoch from ends_at - timestamptz '1970-01-01 00:00:00+00')::bigint)) stored,
  primary key (booking_id, offered),
  exclude using gist (lane with &&)
);
create index place_of_day on counter.place (unit_id, starts_at);

-- What became of a booking, without a word of the person.
create table counter.booking_fact (
  booking_id uuid        not null references counter.booking,
  version    int         not null,
  what       text        not null check (what in ('BOOKED', 'MOVED', 'CANCELLED', 'OFFERED', 'ACCEPTED', 'COME', 'MISSED', 'CLOSED', 'ERASED')),
  starts_at  timestamptz,                   -- for when, where it says so
  actor_id   int,
  at         timestamptz not null,
  primary key (booking_id, version, what)
);

-- One row a unit and day: whoever numbers or calls waits here for the other.
create table counter.queue_day (
  unit_id   int         not null,
  day       date        not null,
  closed_at timestamptz,
  closed_by int,
  primary key (unit_id, day)
);

create table counter.ticket (
  ticket_id    uuid        primary key,
  unit_id      int         not null,
  day          date        not null,
  letter       text        not null,
  number       int         not null,
  queue        text        not null,        -- the group in whose queue it stands now
  booking_id   uuid        references counter.booking,
  booked_for   timestamptz,
  issued_at    timestamptz not null,
  issued_by    int,                         -- the officer; null: the tablet
  form_key     text        not null,
  state        text        not null check (state in ('WAITING', 'CALLED', 'SERVING', 'DONE', 'NO_SHOW', 'NOT_SERVED', 'LEFT_OPEN')),
  desk         smallint,
  officer_id   int,
  calls        int         not null default 0,
  called_at    timestamptz,                 -- first
  last_call_at timestamptz,
  serving_at   timestamptz,
  ended_at     timestamptz,
  version      int         not null,
  unique (unit_id, day, letter, number),
  unique (unit_id, form_key),
  foreign key (unit_id, day) references counter.queue_day
);
create unique index ticket_of_booking on counter.ticket (booking_id) where booking_id is not null;
create index ticket_waiting on counter.ticket (unit_id, day) where state in ('WAITING', 'CALLED', 'SERVING');
-- An officer has one person before him.
create unique index ticket_before on counter.ticket (unit_id, day, officer_id) where state in ('CALLED', 'SERVING');

create table counter.ticket_fact (
  ticket_id uuid        not null references counter.ticket,
  version   int         not null,
  what      text        not null,
  queue     text        not null,
  desk      smallint,
  actor_id  int,
  at        timestamptz not null,
  primary key (ticket_id, version)
);

-- At which counter somebody sits today, and which groups he calls; none: all.
create table counter.seat (
  unit_id  int      not null,
  day      date     not null,
  actor_id int      not null,
  desk     smallint not null,
  queues   text[]   not null,
  primary key (unit_id, day, actor_id)
);

-- Tablets at the door. Each has a key that draws numbers and reads nothing.
create table counter.kiosk (
  kiosk_id   uuid        primary key,
  unit_id    int         not null,
  name       text        not null check (name <> ''),
  key_hash   bytea       not null unique,
  made_by    int         not null,
  made_at    timestamptz not null,
  revoked_by int,
  revoked_at timestamptz
);

-- The wall of the ledger (V190) round who booked: a reader's statement sees the bookings of the units it was told, and none without.
alter table counter.booking enable row level security;
create policy within_sight on counter.booking for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u));
