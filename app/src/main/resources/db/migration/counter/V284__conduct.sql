-- What is known of somebody who was sent to the counter: years in the field, ratings, what was said of him and whether it was true. Words lie sealed.
create table counter.field_years (
  unit_id    int         not null,
  actor_id   int         not null,
  valid_from date        not null,          -- of the secondment
  edition    int         not null,
  years      smallint    not null check (years between 0 and 60),
  set_by     int         not null,
  set_at     timestamptz not null,
  primary key (unit_id, actor_id, valid_from, edition)
);

create table counter.conduct (
  note_id     uuid        primary key,
  unit_id     int         not null,
  actor_id    int         not null,         -- whom it is about
  kind        text        not null check (kind in ('FEEDBACK', 'RATING')),
  day         date        not null,         -- when it happened, or the last day of what was rated
  grade       text        check (grade in ('EXCELLENT', 'GOOD', 'DONE', 'NOT_DONE')),
  sealed      bytea       not null,
  state       text        not null check (state in ('OPEN', 'TRUE', 'FALSE')),
  entered_by  int         not null,
  entered_at  timestamptz not null,
  answer      bytea,
  answered_at timestamptz,
  judged_by   int,
  judged_at   timestamptz,
  form_key    text        not null unique,
  version     int         not null,
  check ((kind = 'RATING') = (grade is not null)),
  check ((answer is null) = (answered_at is null) and (judged_by is null) = (judged_at is null)),
  check ((state = 'OPEN') = (judged_by is null))
);
create index conduct_of on counter.conduct (unit_id, actor_id, day desc);

-- The wall of the ledger (V190): of the units told alone.
alter table counter.conduct enable row level security;
create policy within_sight on counter.conduct for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u));
