-- What the ledger says of each dossier, as known from one moment to the next. Figures are sums over these rows, never counters;
-- whether a dossier is late is asked of them with a moment, never stored.
create schema oversight;

create table oversight.dossier_fact (
  case_id            uuid        not null,
  version            int         not null,           -- of the case, after the entry that made this true
  known_from         timestamptz not null,
  known_to           timestamptz,                    -- null: still held true
  unit_id            int         not null,           -- must decide it
  unit_in            int         not null,           -- took it in
  procedure_key      text        not null,
  channel            text        not null,
  state              text        not null,
  opened_at          timestamptz not null,
  received_at        timestamptz,                    -- legal receipt; null before acceptance
  due_at             timestamptz,                    -- of the result; before acceptance, of the one-stop's answer
  late_from          timestamptz,
  warn_from          timestamptz,
  paused_since       timestamptz,
  met_at             timestamptz,                    -- the result lies at the one-stop: this decides on time or late
  closed_at          timestamptz,
  original_due_at    timestamptz,                    -- before an apology moved the date
  original_late_from timestamptz,
  extended           boolean     not null,
  primary key (case_id, version)
);

-- The current rows, open and finished apart: what a board counts does not grow with what was finished long ago.
create index dossier_fact_open on oversight.dossier_fact (unit_id, late_from, case_id)
  where known_to is null and met_at is null and closed_at is null;
create index dossier_fact_open_in on oversight.dossier_fact (unit_in, late_from, case_id)
  where known_to is null and met_at is null and closed_at is null;
create index dossier_fact_met on oversight.dossier_fact (met_at, unit_id)
  where known_to is null and met_at is not null;
-- As known at a moment: what stopped being true before it is out of the way.
create index dossier_fact_open_then on oversight.dossier_fact (unit_id, coalesce(known_to, 'infinity'))
  where met_at is null and closed_at is null;
create index dossier_fact_met_then on oversight.dossier_fact (met_at, unit_id) where met_at is not null;
