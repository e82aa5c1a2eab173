-- Units, their place, names, successors, posts and who holds them: everything with its dates, nothing ever overwritten.
create schema organisation;

create table organisation.unit (
  id         int  generated always as identity primary key,
  key        text not null unique,       -- ours and stable; office codes of the statistics office are reused over time
  kind       text not null,              -- PROVINCE, AGENCY, ATTACHED, VERTICAL, DISTRICT, COMMUNE
  valid_from date,                       -- null = before our records
  valid_to   date,                       -- null = still there
  gso_code   text,                       -- never a key
  code       text,                       -- identifier by the province's decision, once it is loaded
  confidence text not null,
  basis      text not null
);

create table organisation.unit_name (
  unit_id    int  not null references organisation.unit,
  name_vi    text not null,
  name_en    text,
  valid_from date,
  valid_to   date,
  unique nulls not distinct (unit_id, valid_from)
);

create table organisation.unit_parent (
  unit_id    int not null references organisation.unit,
  parent_id  int not null references organisation.unit,
  valid_from date,
  valid_to   date,
  unique nulls not distinct (unit_id, valid_from)
);

create table organisation.successor (
  unit_id      int  not null references organisation.unit,
  successor_id int  references organisation.unit,   -- null: not known, or none
  since        date not null,
  kind         text not null,                       -- FULL, PARTIAL, ABOLISHED, UNKNOWN
  confidence   text not null,
  source       text not null,
  unique nulls not distinct (unit_id, successor_id)
);

create table organisation.post (
  id         int  generated always as identity primary key,
  unit_id    int  not null references organisation.unit,
  role       text not null,              -- RECEIVER, OFFICER, LEADER, CHAIR, ADMIN
  title      text not null,
  head       boolean not null,           -- the head of the unit answers for it
  valid_from date not null,
  valid_to   date
);
create index post_of_unit on organisation.post (unit_id);

create table organisation.holding (
  post_id    int     not null references organisation.post,
  person_id  int     not null,           -- an actor of identity
  valid_from date    not null,
  valid_to   date,
  acting     boolean not null,
  basis      text    not null,
  primary key (post_id, person_id, valid_from)
);
create index holding_of_person on organisation.holding (person_id);
