-- Who sits at which counter in a week. A plan is drafted by the solver, changed by hand, and holds once the head confirms it.
create table counter.roster (
  roster_id    uuid        primary key,
  unit_id      int         not null,
  week         date        not null,        -- its Monday
  state        text        not null check (state in ('PLANNING', 'DRAFT', 'CONFIRMED', 'REPLACED')),
  version      int         not null,
  made_by      int         not null,
  made_at      timestamptz not null,
  confirmed_by int,
  confirmed_at timestamptz,
  source       text        check (source in ('TICKETS', 'DOSSIERS')),   -- what the arrivals were read from
  arrivals     int,                         -- how many were read
  since        date,
  steps        int                          -- after so many the solver stopped
);
create index roster_of_week on counter.roster (unit_id, week desc, made_at desc);
create unique index roster_in_force on counter.roster (unit_id, week) where state = 'CONFIRMED';

-- The half-days of the week, and the work expected in each.
create table counter.roster_shift (
  roster_id uuid        not null references counter.roster,
  no        int         not null,
  starts_at timestamptz not null,
  ends_at   timestamptz not null,
  arrivals  numeric     not null,           -- expected
  demand    int         not null,           -- minutes of service
  bound     int         not null,           -- minutes that stay uncovered whatever is done
  primary key (roster_id, no)
);

create table counter.roster_seat (
  roster_id uuid     not null references counter.roster,
  no        int      not null,
  shift     int      not null,
  desk      smallint not null,
  letter    text     not null,              -- the group it is for; empty: any
  must      boolean  not null,              -- without it the counter is shut
  actor_id  int,
  reason    text     not null,
  arguments text[]   not null,
  by_hand   boolean  not null,
  primary key (roster_id, no),
  foreign key (roster_id, shift) references counter.roster_shift
);

-- Which groups somebody can serve; nobody's row: all.
create table counter.skill (
  unit_id  int    not null,
  actor_id int    not null,
  letters  text[] not null,
  set_by   int    not null,
  set_at   timestamptz not null,
  primary key (unit_id, actor_id)
);
