-- Whose office time a finished dossier used, part by part. Boards are sums over these rows; they are a function of the ledger, so that
-- they can be thrown away and read again.
create table oversight.time_fact (
  case_id    uuid        not null,
  obligation smallint    not null,
  version    int         not null,           -- of the case, after the entry that met the obligation
  part       int         not null,           -- in order, from 1
  known_from timestamptz not null,
  known_to   timestamptz,                    -- null: still held true
  met_at     timestamptz not null,
  owner_id   int         not null,           -- the unit that owes it
  unit_in    int         not null,           -- the unit that took it in
  kind       text        not null,           -- OFFICER, UNTAKEN, AGENCY, CITIZEN, PAUSE
  unit_id    int,                            -- the unit that answers for the part; null when none does
  officer_id int,
  head_id    int,                            -- who headed that unit then
  step       int         not null,
  counting   text        not null,           -- COUNTED, STOPPED, COUNTED_ANEW
  from_at    timestamptz not null,
  to_at      timestamptz not null,
  opened     int         not null,           -- entries that bound the part
  ended      int         not null,
  minutes    int         not null,           -- office minutes
  primary key (case_id, obligation, version, part)
);
create index time_fact_met on oversight.time_fact (met_at, unit_id) where known_to is null;
create index time_fact_met_then on oversight.time_fact (met_at, unit_id);

-- To whom a part belongs after somebody contested it and another person decided. The recorded row stays as it is.
create table oversight.time_decision (
  contest_id uuid        primary key,        -- the case of the contest
  case_id    uuid        not null,
  obligation smallint    not null,
  from_at    timestamptz not null,
  known_from timestamptz not null,
  upheld     boolean     not null,
  kind       text        not null,           -- UNIT, CITIZEN, NOBODY, or as recorded when dismissed
  unit_id    int,
  head_id    int
);
create index time_decision_of_case on oversight.time_decision (case_id, obligation, from_at);
