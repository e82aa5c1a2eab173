-- Files of procedures: read, reported line by line, then put in the catalogue by a second person or withdrawn. Nothing of a file holds
-- before it is confirmed.
create table procedure.import (
  id         uuid        primary key,
  file_name  text        not null,
  format     text        not null check (format in ('JSON', 'CSV')),
  decision   text        not null,          -- publication decision for the lines that name none
  in_force   date        not null,          -- first day in force for the lines that name none
  state      text        not null default 'READ' check (state in ('READ', 'CONFIRMED', 'WITHDRAWN')),
  made_by    int         not null,
  made_at    timestamptz not null,
  decided_by int,
  decided_at timestamptz,
  opinion    text        not null default '',
  check (state <> 'CONFIRMED' or decided_by <> made_by),
  check ((state = 'READ') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
create index import_made on procedure.import (made_at);

create table procedure.import_line (
  import_id uuid  not null references procedure.import on delete cascade,
  pos       int   not null,                 -- which record of the file
  no        int   not null,                 -- the line it begins on
  label     text  not null,                 -- code or key, as written
  name      text  not null,
  effect    text  not null check (effect in ('NEW', 'CHANGED', 'SAME', 'REFUSED')),
  notes     jsonb not null,                 -- what is wrong or to be looked at, field by field
  entry     text,                           -- the procedure in our exchange format; null when refused
  basis     text  not null,                 -- sha-256 of what the catalogue said of it when the file was read
  primary key (import_id, pos)
);
