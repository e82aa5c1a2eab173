-- A process is more than a row of steps: moves with conditions, waits, consultations of named units. A version without rows in
-- process.move is linear: each step is followed by the next.
alter table process.step
  add unit_key text not null default '',   -- the unit of a step at a named unit
  add ground   text;                       -- why the clock stands, for a step that waits

create table process.move (
  version_id int     not null references process.version,
  ord        int     not null,             -- order among all moves: conditions are tried in it
  from_no    int     not null,
  to_no      int     not null,             -- 0: nothing follows
  kind       text    not null,
  label      text    not null,
  condition  text    not null,
  otherwise  boolean not null,
  primary key (version_id, ord)
);

alter table process.version
  add by_people boolean not null default false,  -- put in force on the page, not loaded from the files
  add source    text    not null default '';     -- the decision that approves it

-- Changes of a process: drafted, checked, put in force from a day by a second person, or withdrawn.
create table process.draft (
  id             int         generated always as identity primary key,
  code           text        not null,
  source         text        not null,       -- the decision that approves it
  effective_from date        not null,
  illustrative   boolean     not null,
  plan           jsonb       not null,       -- vn.kycuong.kernel.ProcessPlan
  state          text        not null check (state in ('DRAFT', 'APPLIED', 'WITHDRAWN')),
  version        int         not null default 1,
  based_on       int         references process.version,
  drafted_by     int         not null,
  drafted_at     timestamptz not null,
  decided_by     int,
  decided_at     timestamptz,
  applied_as     int         references process.version
);
