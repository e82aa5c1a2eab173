-- What only the dossier desk knows: the application, its papers, the slips. Kernel state is in schema ledger.
create schema dossier;

create table dossier.dossier (
  case_id        uuid primary key,
  code           text not null,
  procedure_key  text not null,
  procedure_case text not null,
  channel        text not null,
  unit_in        int  not null,
  tracking_key   text not null,            -- random 80 bits: who holds the slip may follow the dossier
  words          text not null,            -- what a work list searches: lower case, without marks
  label          text not null             -- the applicant as officers' lists show it
);
create index dossier_code on dossier.dossier (code);
create index dossier_tracking on dossier.dossier (tracking_key);

-- Content in numbered revisions. The ledger holds HMAC(salt, content); erasing content and salt is lawful erasure.
create table dossier.revision (
  case_id  uuid not null,
  revision int  not null,
  purpose  text not null,
  content  bytea,                          -- canonical JSON; null once lawfully erased
  salt     bytea,
  primary key (case_id, revision)
);

-- Gap-free registers: per unit, series and period, never one hot row for the province.
create table dossier.register (
  unit_id int  not null,
  series  text not null,
  period  text not null,
  last    int  not null,
  primary key (unit_id, series, period)
);

-- What lists of other floors may show of a dossier.
create view dossier.listing as
  select case_id, code, procedure_key, procedure_case, channel, label, words from dossier.dossier;
