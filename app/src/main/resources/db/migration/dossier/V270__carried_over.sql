-- Running dossiers of an old system, carried over when we go live: a file is read and reported line by line, a second person has it carried
-- over by a job, and two take it back as long as nobody has acted. What a line holds of people waits sealed, and is destroyed with the file.
create table dossier.carry_file (
  id         uuid        primary key,
  file_name  text        not null,
  state      text        not null default 'READ' check (state in ('READ', 'CONFIRMED', 'WITHDRAWN', 'UNDO_ASKED', 'UNDONE')),
  made_by    int         not null,
  made_at    timestamptz not null,
  decided_by int,                           -- confirmed or withdrew it
  decided_at timestamptz,
  opinion    text        not null default '',
  undo_by    int,                           -- asks to take it back
  undo_at    timestamptz,
  undo_why   text        not null default '',
  undone_by  int,
  undone_at  timestamptz,
  check (state = 'READ' or decided_by is not null),
  check (state not in ('CONFIRMED', 'UNDO_ASKED', 'UNDONE') or decided_by <> made_by),
  check (state <> 'UNDONE' or undone_by <> undo_by)
);
create index carry_file_made on dossier.carry_file (made_at);

create table dossier.carry_line (
  file_id uuid  not null references dossier.carry_file on delete cascade,
  no      int   not null,                   -- row of the sheet
  code    text  not null,                   -- as written
  effect  text  not null check (effect in ('NEW', 'SAME', 'REFUSED')),
  notes   jsonb not null,                   -- what is wrong, column by column; nothing personal
  sealed  bytea,                            -- the cells as written
  primary key (file_id, no)
);

-- Which dossiers were carried over. A code is held by one dossier at a time; taking one back frees it.
create table dossier.carried (
  case_id uuid    primary key,
  file_id uuid    not null,
  code    text    not null,
  print   bytea   not null,                 -- keyed fingerprint of the line
  undone  boolean not null default false
);
create unique index carried_code on dossier.carried (code) where not undone;
create index carried_file on dossier.carried (file_id);

alter table dossier.carried enable row level security;
create policy within_sight on dossier.carried for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = carried.case_id));

-- A code opens the dossier that holds it, not one that was taken back.
create or replace function dossier.tracked_by_code(asked text)
returns table (case_id uuid, code text, procedure_key text, procedure_case text, channel text, unit_in int, tracking_key text)
language sql stable rows 1 security definer set search_path = pg_catalog, pg_temp as $$
  select d.case_id, d.code, d.procedure_key, d.procedure_case, d.channel, d.unit_in, d.tracking_key
    from dossier.dossier d
   where d.code = asked
     and not exists (select from dossier.carried c where c.case_id = d.case_id and c.undone)
   limit 2
$$;

-- An applicant's own dossiers are those that stand.
create or replace function dossier.applied_by(asked bytea)
returns table (case_id uuid, code text, procedure_key text, unit_in int, tracking_key text)
language sql stable rows 10 security definer set search_path = pg_catalog, pg_temp as $$
  select d.case_id, d.code, d.procedure_key, d.unit_in, d.tracking_key
    from dossier.identity_number n
    join dossier.dossier d on d.case_id = n.case_id
   where n.print = asked
     and not exists (select from dossier.carried c where c.case_id = n.case_id and c.undone)
   order by d.code desc
   limit 100
$$;
