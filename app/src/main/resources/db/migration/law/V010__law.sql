-- Dated rules and legal limits. A value never changes in place: a new row takes over from its date.
create schema law;

create table law.rule (
  key            text not null,
  applies_to     text not null,              -- '*', or a subject such as 'procedure:BIRTH'
  effective_from date not null,
  effective_to   date,
  type           text not null,
  value          text not null,
  basis          text not null,
  status         text not null,
  note           text not null,
  primary key (key, applies_to, effective_from)
);

create table law.time_limit (
  subject        text not null,              -- 'procedure:BIRTH'
  case_key       text not null,
  stage          text not null,              -- WHOLE, EXTENSION, CONSULTATION, SUPPLEMENT_REQUEST, ACCEPTANCE
  channel        text not null,              -- '' = whatever the channel
  effective_from date not null,
  effective_to   date,
  time_limit     text,                       -- null: not usable, and problem says why
  problem        text,
  basis          text not null,
  confidence     text not null,
  note           text not null,
  primary key (subject, case_key, stage, channel, effective_from),
  check ((time_limit is null) <> (problem is null))
);
