-- Who the protected people of sealed cases are, under seal (keys: schema vault, master key outside of the database), and who learned it.
create schema custody;

create table custody.person (
  id      uuid        primary key,       -- the sign by which the case speaks of him
  case_id uuid        not null,
  part    text        not null,          -- what he is in the case
  sealed  bytea,                         -- null: lawfully erased
  kept_at timestamptz not null
);
create index person_of_case on custody.person (case_id);

create table custody.opening (
  id         uuid        primary key,
  person_id  uuid        not null references custody.person,
  case_id    uuid        not null,
  asked_by   int         not null,
  reason     bytea       not null,       -- sealed
  asked_at   timestamptz not null,
  decided_by int,
  granted    boolean     not null default false,
  decided_at timestamptz,
  opened_at  timestamptz,
  check (decided_by is null or decided_by <> asked_by),
  check (opened_at is null or granted)
);
create index opening_of_case on custody.opening (case_id);
