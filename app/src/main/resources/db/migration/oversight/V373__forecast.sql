-- What was said on a morning of the seven days then to come (dự báo trễ hạn): by unit, and of each dossier that fell due within them. What came of it
-- is put beside it when the week is over, as known then. What was said is kept as it was said: it is not made again.
create table oversight.forecast (
  day       date             not null,     -- the seven days begin with it; made from what was known at its first moment
  unit_id   int              not null,     -- must decide
  open      int              not null,     -- accepted and not finished
  due       int              not null,     -- of these, falling due within the seven days
  expected  double precision not null,     -- of these, late on average over the simulated weeks
  variance  double precision not null,     -- over the simulated weeks; those of several units add up
  primary key (day, unit_id)
);

create table oversight.forecast_case (
  day       date             not null,
  case_id   uuid             not null,
  unit_id   int              not null,
  said      double precision not null,     -- how probable it is that it will be late: 0 to 1
  usual     double precision not null,     -- what the simple rule says: the unit's share of late ones so far
  came      boolean,                       -- whether it was late, as known at the end of the week; null before
  primary key (day, case_id)
);
create index forecast_case_unit on oversight.forecast_case (day, unit_id);
create index forecast_case_waiting on oversight.forecast_case (day) where came is null;

alter table oversight.forecast enable row level security;
create policy within_sight on oversight.forecast for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u));
alter table oversight.forecast_case enable row level security;
create policy within_sight on oversight.forecast_case for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u));
