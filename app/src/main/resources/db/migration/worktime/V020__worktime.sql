-- Working days and office hours in layers; every fact says since when it is known.
create schema worktime;

create table worktime.layer (
  id      int  generated always as identity primary key,
  key     text not null unique,
  kind    text not null,                -- NATIONAL, PROVINCE, UNIT: painted in this order
  unit_id int  unique,                  -- only of kind UNIT
  name    text not null,
  check ((kind = 'UNIT') = (unit_id is not null))
);

create table worktime.day (
  layer_id   int  not null references worktime.layer,
  date       date not null,
  kind       text not null,             -- vn.kycuong.calendar.DayKind
  name       text not null,
  source     text not null,
  confidence text not null,
  hours      text,                      -- '07:30-11:30' for this day only; null = the hours of its weekday
  known_from timestamptz,               -- null = always
  known_to   timestamptz,               -- null = still held true
  unique nulls not distinct (layer_id, date, known_from)
);

create table worktime.session (
  layer_id    int      not null references worktime.layer,
  weekday     smallint not null check (weekday between 1 and 7),
  season_from date,
  season_to   date,
  hours       text     not null,        -- '07:30-12:00,13:30-17:00'
  source      text     not null,
  verified    boolean  not null,
  known_from  timestamptz,
  unique nulls not distinct (layer_id, weekday, season_from, known_from)
);

-- Up to which day the days off are announced; later dates are provisional.
create table worktime.horizon (
  exact_until date not null,
  known_from  timestamptz,
  unique nulls not distinct (exact_until, known_from)
);

insert into worktime.layer (key, kind, name) values
  ('national', 'NATIONAL', 'Lịch chung cả nước'),
  ('province', 'PROVINCE', 'Quyết định của tỉnh');
