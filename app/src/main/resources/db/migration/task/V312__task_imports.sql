-- Tasks from a spreadsheet: read and reported line by line, assigned when a second person has looked.
create table task.import_file (
  id         uuid        primary key,
  file_name  text        not null,
  state      text        not null default 'READ' check (state in ('READ', 'CONFIRMED', 'WITHDRAWN')),
  made_by    int         not null,
  unit_id    int         not null,               -- in whose name they would be assigned
  made_at    timestamptz not null,
  decided_by int,
  decided_at timestamptz,
  check ((state = 'READ') = (decided_by is null)),
  check (state <> 'CONFIRMED' or decided_by <> made_by)
);
create index import_file_made on task.import_file (unit_id, made_at);

create table task.import_line (
  file_id uuid  not null references task.import_file on delete cascade,
  no      int   not null,                        -- row of the sheet
  title   text  not null,
  notes   jsonb not null,                        -- what is wrong, column by column
  cells   jsonb not null,                        -- as written
  primary key (file_id, no)
);
