-- Indicators as dated data, and which of them measures which clause. Loaded whole from the register.
create table oversight.indicator (
  ord            int  not null,
  indicator_key  text not null,
  effective_from date not null,
  effective_to   date,
  name           text not null,
  name_en        text not null,
  grain          text not null,              -- DOSSIER, TASK, SUPPORT, READING, PLAN
  numerator      text not null,              -- 'DUE_KEPT', 'MET_IN_TIME+MET_LATE'
  denominator    text,                       -- null: a count, or a time
  high           boolean not null,           -- more is better
  good           int  not null,              -- thousandths of a share; else of its own unit
  fair           int  not null,
  definition     text not null,
  basis          text not null,
  status         text not null,              -- VERIFIED, FROM_MEMORY, ASSUMED
  primary key (indicator_key, effective_from)
);

create table oversight.clause_indicator (
  document       text not null,              -- its key, or '*' for any the register does not name
  clause         text not null,
  ord            int  not null primary key,
  indicator_key  text not null,
  ordered        boolean not null            -- only what was begun under the clause
);
