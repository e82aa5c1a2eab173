-- How far open clocks have been read anew since another rule says when something is due soon.
create table ledger.lead_run (
  since      date    primary key,       -- the first day on which it holds
  after_case uuid    not null default '00000000-0000-0000-0000-000000000000',
  finished   boolean not null default false
);
