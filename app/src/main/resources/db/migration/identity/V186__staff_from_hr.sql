-- The number by which the staff office knows a person: never two accounts with one, and never changed into somebody else's by a file.
alter table identity.account add column staff_no text unique check (staff_no <> '');

-- An export of the staff office, as it was read and what it would change. Nothing of it holds before it is confirmed; then it is a job
-- with the same number. Its lines name people, so they are let go of after a season.
create table identity.staff_file (
  id           uuid        primary key,
  made_by      int         not null,
  made_at      timestamptz not null,
  confirmed_at timestamptz
);
create index staff_file_made on identity.staff_file (made_at);

create table identity.staff_line (
  subject   uuid  primary key,
  file_id   uuid  not null references identity.staff_file on delete cascade,
  no        int   not null,          -- line of the file
  cells     jsonb not null,          -- as they were typed, by column
  effect    text  not null,          -- what the preview said would happen
  notes     jsonb not null           -- what is wrong, or worth knowing, column by column
);
create index staff_line_of on identity.staff_line (file_id, no);

-- Posts held today by people whom the staff office knows and of which the file says nothing: they end only where somebody says so.
create table identity.staff_missing (
  subject    uuid primary key,
  file_id    uuid not null references identity.staff_file on delete cascade,
  person_id  int  not null,
  post_id    int  not null,
  held_from  date not null
);
create index staff_missing_of on identity.staff_missing (file_id);
