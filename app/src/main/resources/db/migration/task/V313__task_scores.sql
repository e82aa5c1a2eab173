-- Formulas by which heads are scored for assigned tasks: dated data, loaded whole from the register. A month is scored by the one of its last day.
create table task.score_formula (
  formula_key    text not null,
  effective_from date not null,
  effective_to   date,
  name           text not null,
  basis          text not null,
  status         text not null,                 -- VERIFIED, FROM_MEMORY, ASSUMED
  note           text not null,
  penalty        int  not null,                 -- points less for each task long overdue
  early_days     int  not null,                 -- working days before the date that count as early
  primary key (formula_key, effective_from)
);

create table task.score_item (
  formula_key    text not null,
  effective_from date not null,
  ord            int  not null,
  component      text not null,                 -- ON_TIME, QUALITY, NO_OVERDUE, SUPPORT, INITIATIVE
  weight         int  not null,                 -- points
  explain        text not null,
  primary key (formula_key, effective_from, ord),
  foreign key (formula_key, effective_from) references task.score_formula on delete cascade
);
