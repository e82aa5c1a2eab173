-- Indicators that documents name and nothing measures yet: what they are called, and the desk they wait for.
create table oversight.awaited_indicator (
  ord            int  not null,
  indicator_key  text not null primary key,
  name           text not null,
  name_en        text not null,
  waits_for      text not null,
  waits_for_en   text not null
);
