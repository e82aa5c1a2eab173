-- What changed on the day of a moment: facts as they stand at the moment, less as they stood before the day (ADR 50). The policy asked of each dossier of the whole
-- province that changed that day whether somebody lent a hand in it, before the reader's units were asked for; all but a few belong to others. So this is
-- itself the wall, as facts_then is (V292).
create function oversight.facts_of_the_day(day timestamptz, moment timestamptz, every boolean, units int[])
returns table (unit_id int, unit_in int, procedure_key text, channel text, received_at timestamptz, due_at timestamptz, late_from timestamptz,
               warn_from timestamptz, paused_since timestamptz, met_at timestamptz, closed_at timestamptz, original_due_at timestamptz,
               original_late_from timestamptz, joined_at timestamptz, state text, extended boolean, sign int, at timestamptz)
language plpgsql stable rows 500 security definer set plan_cache_mode = force_custom_plan set jit = off set max_parallel_workers_per_gather = 0 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  eve timestamptz := day - interval '1 microsecond';
begin
  if not has_table_privilege(session_user, 'oversight.dossier_fact', 'update') and not (select s.whole from ledger.sight s) then
    units := array(select u.unit_id from ledger.seen_unit u where every or u.unit_id = any (units));
    every := false;
  end if;
  return query
    select f.unit_id, f.unit_in, f.procedure_key, f.channel, f.received_at, f.due_at, f.late_from, f.warn_from, f.paused_since, f.met_at, f.closed_at,
           f.original_due_at, f.original_late_from, f.joined_at, f.state, f.extended, 1, moment
      from oversight.dossier_fact f
     where f.known_from >= day and f.known_from <= moment and coalesce(f.known_to, 'infinity') > moment
       and (every or f.unit_id = any (units) or f.unit_in = any (units))
       and (greatest(f.received_at, f.joined_at, f.met_at, f.closed_at) > f.known_from or f.met_at < f.received_at
            or (f.met_at is not null and f.received_at is null)) is not true
    union all
    select f.unit_id, f.unit_in, f.procedure_key, f.channel, f.received_at, f.due_at, f.late_from, f.warn_from, f.paused_since, f.met_at, f.closed_at,
           f.original_due_at, f.original_late_from, f.joined_at, f.state, f.extended, -1, eve
      from oversight.dossier_fact f
     where f.known_to >= day and f.known_to <= moment and coalesce(f.known_from, 'infinity') < day
       and (every or f.unit_id = any (units) or f.unit_in = any (units))
       and (greatest(f.received_at, f.joined_at, f.met_at, f.closed_at) > f.known_from or f.met_at < f.received_at
            or (f.met_at is not null and f.received_at is null)) is not true
    union all
    select f.unit_id, f.unit_in, f.procedure_key, f.channel, f.received_at, f.due_at, f.late_from, f.warn_from, f.paused_since, f.met_at, f.closed_at,
           f.original_due_at, f.original_late_from, f.joined_at, f.state, f.extended, m.sign, m.at
      from oversight.dossier_fact f
     cross join (values (1, moment), (-1, eve)) m (sign, at)
     where f.met_at is null and f.closed_at is null and f.received_at is not null
       and ((f.late_from >= day and f.late_from <= moment)
            or (f.original_late_from >= day and f.original_late_from <= moment and f.original_late_from is distinct from f.late_from)
            or (f.warn_from >= day and f.warn_from <= moment)
            or (f.due_at >= day - interval '24 hours' and f.due_at < day))
       and coalesce(f.known_from, 'infinity') < day and coalesce(f.known_to, 'infinity') > moment
       and (every or f.unit_id = any (units) or f.unit_in = any (units))
       and (greatest(f.received_at, f.joined_at, f.met_at, f.closed_at) > f.known_from or f.met_at < f.received_at
            or (f.met_at is not null and f.received_at is null)) is not true
    union all
    select f.unit_id, f.unit_in, f.procedure_key, f.channel, f.received_at, f.due_at, f.late_from, f.warn_from, f.paused_since, f.met_at, f.closed_at,
           f.original_due_at, f.original_late_from, f.joined_at, f.state, f.extended, 1, moment
      from oversight.dossier_fact f
     where (greatest(f.received_at, f.joined_at, f.met_at, f.closed_at) > f.known_from or f.met_at < f.received_at
            or (f.met_at is not null and f.received_at is null))
       and f.known_from <= moment and coalesce(f.known_to, 'infinity') > moment
       and (every or f.unit_id = any (units) or f.unit_in = any (units));
end
$$;
