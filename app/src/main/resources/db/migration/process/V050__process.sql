-- Internal processes as data. A version is never changed once stored: cases keep the one in force at their receipt.
create schema process;

create table process.version (
  id             int  generated always as identity primary key,
  code           text not null,          -- what it belongs to: the key of a procedure
  version        int  not null,
  effective_from date not null,
  effective_to   date,
  illustrative   boolean not null,       -- no approval by the province is known: shown as "minh họa"
  content        text not null,          -- the steps as loaded, to see whether a file says something new
  unique (code, version)
);

create table process.step (
  version_id int  not null references process.version,
  no         int  not null,
  kind       text not null,
  role       text not null,
  place      text not null,
  place_name text not null,
  action     text not null,
  allowance  text not null,
  primary key (version_id, no)
);
