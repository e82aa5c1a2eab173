-- What the ledger says of each obligation that a directive's desks keep (tasks, what is to be read, items of plans), as known from one
-- moment to the next: the columns of dossier_fact by the same names, so that one question can be asked of both.
create table oversight.owed_fact (
  case_id            uuid        not null,
  no                 int         not null,           -- of the obligation within the case
  version            int         not null,           -- of the case, after the entry that made this true
  known_from         timestamptz not null,
  known_to           timestamptz,                    -- null: still held true
  kind               text        not null,           -- task, reading, plan
  tier               text        not null,           -- WHOLE, SUPPORT
  unit_id            int         not null,           -- owes it
  unit_in            int         not null,           -- gave it
  document           text        not null,           -- under whose clause, or empty
  clause             text        not null,
  state              text        not null,
  opened_at          timestamptz not null,
  received_at        timestamptz not null,           -- when its clock began
  due_at             timestamptz,
  late_from          timestamptz,
  warn_from          timestamptz,
  paused_since       timestamptz,
  met_at             timestamptz,
  closed_at          timestamptz,
  original_due_at    timestamptz,
  original_late_from timestamptz,
  extended           boolean     not null,
  primary key (case_id, no, version)
);

create index owed_fact_open on oversight.owed_fact (kind, unit_id, late_from)
  where known_to is null and met_at is null and closed_at is null;
create index owed_fact_met on oversight.owed_fact (kind, met_at) where met_at is not null;
create index owed_fact_due on oversight.owed_fact (kind, late_from) where late_from is not null;
create index owed_fact_closed on oversight.owed_fact (kind, closed_at) where closed_at is not null;
create index owed_fact_received on oversight.owed_fact (kind, received_at);

alter table oversight.owed_fact enable row level security;
create policy within_sight on oversight.owed_fact for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or unit_in in (select u.unit_id from ledger.seen_unit u));

-- A date that ran out within a period, and what came in within one, asked of dossiers too.
create index dossier_fact_late_from on oversight.dossier_fact (late_from) where late_from is not null;
create index dossier_fact_received_at on oversight.dossier_fact (received_at) where received_at is not null;
