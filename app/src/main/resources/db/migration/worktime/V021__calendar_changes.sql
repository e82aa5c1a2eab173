-- Days by rule for years not announced yet, and changes of the calendar that are drafted, looked at and applied.
insert into worktime.layer (key, kind, name) values ('projected', 'PROJECTED', 'Dự kiến theo luật, chưa công bố');

-- Holidays by rule: what a year would have before it is announced. The announced days are rows of worktime.day.
create table worktime.holiday_rule (
  name           text     not null,
  calendar       text     not null check (calendar in ('SOLAR', 'LUNAR')),
  month          smallint not null,
  day            smallint not null,
  first_offset   smallint not null,   -- -1: begins on the day before
  days           smallint not null,
  adjacent       boolean  not null,   -- one more day, before or after, whichever makes the longer break
  basis          text     not null,
  effective_from date     not null,
  effective_to   date,
  primary key (name, effective_from)
);

create table worktime.change (
  id          int         generated always as identity primary key,
  layer_id    int         not null references worktime.layer,
  title       text        not null,
  source      text        not null,   -- the letter or decision that says so
  state       text        not null check (state in ('DRAFT', 'APPLIED', 'WITHDRAWN')),
  exact_until date,                   -- with it the days off are announced up to this day
  version     int         not null default 1,
  drafted_by  int         not null,
  drafted_at  timestamptz not null,
  decided_by  int,
  known_from  timestamptz             -- when it was applied: from then on it is known
);

create table worktime.change_day (
  change_id int  not null references worktime.change,
  date      date not null,
  kind      text not null,            -- vn.kycuong.calendar.DayKind, or CLEARED: as the layers below say
  name      text not null,
  source    text not null,
  hours     text,
  primary key (change_id, date)
);

alter table worktime.day add change_id int references worktime.change;

-- Published: who keeps dates follows what was applied.
create view worktime.applied_change as
  select c.id, c.title, c.source, c.known_from, l.unit_id
    from worktime.change c
    join worktime.layer l on l.id = c.layer_id
   where c.state = 'APPLIED';
