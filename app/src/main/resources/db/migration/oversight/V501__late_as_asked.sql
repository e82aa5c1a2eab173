-- Why those who ended late were late is counted over a year of them: whole in the index, which holds no others.
create index dossier_fact_why_late on oversight.dossier_fact
  (unit_id, (greatest(case when met_at is null then closed_at else met_at end, received_at)))
  include (case_id, unit_in, procedure_key, cause, cause_next, cause_turns_at, met_at, closed_at, due_at, late_from, original_late_from,
           received_at, joined_at, known_from, known_to, paused_since)
  where met_at is not null and (met_at >= late_from or met_at >= original_late_from or met_at >= oversight.day_after(due_at));

-- Few are given back: a list of them must not pass over all that were stopped.
create index dossier_fact_given_back on oversight.dossier_fact
  ((greatest(case when met_at is null then closed_at else met_at end, received_at)), case_id)
  where met_at is null and closed_at is not null and state not in ('STOPPED', 'WITHDRAWN');

-- Few stood over a moment, and the index of ranges finds them. To find beside them all that were ever received before it, and keep those of both, took a
-- hundred times as long.
alter function oversight.carried_then(timestamptz, timestamptz) set enable_bitmapscan = off;
