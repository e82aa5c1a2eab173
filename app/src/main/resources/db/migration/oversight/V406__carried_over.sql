-- Those carried over into a period that were still in process, and not late, at its end: received before it and due after it. Few are, of all that
-- have a date after it; along the dates alone every dossier of the years since was passed over.
create index dossier_fact_stood_over on oversight.dossier_fact
  using gist (tstzrange(received_at, greatest(received_at, least(late_from, known_to, 'infinity'::timestamptz))))
  where met_at is null and closed_at is null;
create index dossier_fact_joined on oversight.dossier_fact (joined_at)
  where joined_at is not null and met_at is null and closed_at is null;

-- Itself the wall, as facts_then is (V292).
create function oversight.carried_then(before timestamptz, moment timestamptz) returns setof oversight.dossier_fact
language plpgsql stable rows 500 security definer set plan_cache_mode = force_custom_plan set jit = off set search_path = pg_catalog, pg_temp as $$
declare
  walled boolean := not has_table_privilege(session_user, 'oversight.dossier_fact', 'update') and not (select s.whole from ledger.sight s);
  seen int[] := array(select u.unit_id from ledger.seen_unit u);
begin
  return query
    select f.* from oversight.dossier_fact f
     where f.met_at is null and f.closed_at is null
       and tstzrange(f.received_at, greatest(f.received_at, least(f.late_from, f.known_to, 'infinity'::timestamptz)))
           @> tstzrange(least(before, moment), moment, '[]')
       and f.received_at < before and f.known_from <= moment
       and (not walled or f.unit_id = any (seen) or f.unit_in = any (seen))
    union all
    select f.* from oversight.dossier_fact f
     where f.met_at is null and f.closed_at is null and f.joined_at is not null
       and f.received_at >= before
       and (f.late_from is null or f.late_from > moment)
       and f.known_from <= moment and (f.known_to is null or f.known_to > moment)
       and (not walled or f.unit_id = any (seen) or f.unit_in = any (seen));
end
$$;
