-- The sample province's own clock; empty in every real installation.
create schema sample;

create table sample.clock (
  one       boolean primary key default true check (one),
  last_tick timestamptz not null            -- legal time last shown; after a restart it goes on from here
);
