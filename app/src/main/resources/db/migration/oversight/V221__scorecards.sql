-- Scorecards as data: a card holds from a day on, and a period is scored by the card of its day. Loaded whole from the register.
create table oversight.scorecard (
  card_key       text not null,
  effective_from date not null,
  effective_to   date,
  name           text not null,
  reckoning      text not null,              -- CURRENT, OFFICIAL, ORIGINAL
  basis          text not null,
  status         text not null,              -- VERIFIED, FROM_MEMORY, ASSUMED
  note           text not null,
  primary key (card_key, effective_from)
);

create table oversight.scorecard_item (
  card_key       text not null,
  effective_from date not null,
  ord            int  not null,
  grp            text not null,
  name           text not null,
  most           int  not null,              -- points
  numerator      text,                       -- '2*EARLY+ON_TIME'; null: no data yet
  denominator    text,
  full_marks     int,                        -- thousandths of the share that give all points
  steps          text not null,              -- '300:2 150:1': points from so many thousandths on
  missing        text not null,              -- what would be needed to compute it
  status         text not null,
  note           text not null,
  primary key (card_key, effective_from, ord),
  foreign key (card_key, effective_from) references oversight.scorecard on delete cascade,
  check ((numerator is null) = (denominator is null) and (numerator is null) = (missing <> ''))
);

create table oversight.scorecard_grade (
  card_key       text not null,
  effective_from date not null,
  at_least       int  not null,
  name           text not null,
  primary key (card_key, effective_from, at_least),
  foreign key (card_key, effective_from) references oversight.scorecard on delete cascade
);
