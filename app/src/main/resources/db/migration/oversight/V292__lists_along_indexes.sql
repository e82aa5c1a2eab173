-- The beginning of the next day of Vietnam.
create function oversight.day_after(moment timestamptz) returns timestamptz language sql immutable parallel safe as
$$ select ((moment at time zone 'Asia/Ho_Chi_Minh')::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' $$;

-- Lists read facts in the order in which they are shown (ADR 50). What is in process and not late is walked by its date, from the moment asked
-- on; what ended, by when it ended, from the period's beginning on: over everything, or unit by unit.
create index dossier_fact_standing on oversight.dossier_fact (coalesce(late_from, 'infinity'::timestamptz), case_id)
  where met_at is null and closed_at is null;
create index dossier_fact_standing_of on oversight.dossier_fact (unit_id, coalesce(late_from, 'infinity'::timestamptz), case_id)
  where met_at is null and closed_at is null;
create index dossier_fact_standing_in on oversight.dossier_fact (unit_in, coalesce(late_from, 'infinity'::timestamptz), case_id)
  where met_at is null and closed_at is null and unit_in <> unit_id;

drop index oversight.dossier_fact_ended;
create index dossier_fact_ended on oversight.dossier_fact (greatest(coalesce(met_at, closed_at), received_at), case_id)
  where met_at is not null or closed_at is not null;
create index dossier_fact_ended_of on oversight.dossier_fact (unit_id, greatest(coalesce(met_at, closed_at), received_at), case_id)
  where met_at is not null or closed_at is not null;
create index dossier_fact_ended_in on oversight.dossier_fact (unit_in, greatest(coalesce(met_at, closed_at), received_at), case_id)
  where (met_at is not null or closed_at is not null) and unit_in <> unit_id;
-- Few ended so: a list of them must not pass over all that ended otherwise.
create index dossier_fact_ended_unmet on oversight.dossier_fact (greatest(coalesce(met_at, closed_at), received_at), case_id)
  where met_at is null and closed_at is not null;
create index dossier_fact_ended_dateless on oversight.dossier_fact (greatest(coalesce(met_at, closed_at), received_at), case_id)
  where met_at is not null and (late_from is null or original_late_from is null);
create index dossier_fact_ended_late on oversight.dossier_fact (greatest(coalesce(met_at, closed_at), received_at), case_id)
  where met_at is not null and (met_at >= late_from or met_at >= original_late_from
        or met_at >= oversight.day_after(due_at));

-- What was late at a past moment, or stood still, or had no date: facts that ever were are few, and a range says when.
create index dossier_fact_was_late on oversight.dossier_fact using gist (tstzrange(greatest(late_from, known_from), coalesce(known_to, 'infinity')))
  where met_at is null and closed_at is null and late_from is not null
    and greatest(late_from, known_from) < coalesce(known_to, 'infinity');
create index dossier_fact_was_late_officially on oversight.dossier_fact
  using gist (tstzrange(greatest(oversight.day_after(due_at), known_from), coalesce(known_to, 'infinity')))
  where met_at is null and closed_at is null and due_at is not null
    and greatest(oversight.day_after(due_at), known_from) < coalesce(known_to, 'infinity');
create index dossier_fact_was_late_first on oversight.dossier_fact
  using gist (tstzrange(greatest(original_late_from, known_from), coalesce(known_to, 'infinity')))
  where met_at is null and closed_at is null and original_late_from is not null
    and greatest(original_late_from, known_from) < coalesce(known_to, 'infinity');
create index dossier_fact_stood on oversight.dossier_fact using gist (tstzrange(known_from, coalesce(known_to, 'infinity')))
  where met_at is null and closed_at is null and paused_since is not null and known_from < coalesce(known_to, 'infinity');
create index dossier_fact_was_dateless on oversight.dossier_fact using gist (tstzrange(known_from, coalesce(known_to, 'infinity')))
  where met_at is null and closed_at is null and paused_since is null and (late_from is null or original_late_from is null)
    and known_from < coalesce(known_to, 'infinity');

-- Behind the wall a range could not use its index: its operator is not known to keep what it sees to itself. So these work with the owner's
-- rights and are themselves the wall: whoever may not write here is answered within what his connection was told.
create function oversight.facts_then(which text, moment timestamptz) returns setof oversight.dossier_fact
language plpgsql stable rows 500 security definer set plan_cache_mode = force_custom_plan set jit = off set search_path = pg_catalog, pg_temp as $$
declare
  walled boolean := not has_table_privilege(session_user, 'oversight.dossier_fact', 'update') and not (select s.whole from ledger.sight s);
  seen int[] := array(select u.unit_id from ledger.seen_unit u);
begin
  case which
  when 'LATE' then return query
    select f.* from oversight.dossier_fact f
     where f.met_at is null and f.closed_at is null and f.late_from is not null
       and greatest(f.late_from, f.known_from) < coalesce(f.known_to, 'infinity')
       and tstzrange(greatest(f.late_from, f.known_from), coalesce(f.known_to, 'infinity')) @> moment
       and (not walled or f.unit_id = any (seen) or f.unit_in = any (seen));
  when 'OFFICIALLY_LATE' then return query
    select f.* from oversight.dossier_fact f
     where f.met_at is null and f.closed_at is null and f.due_at is not null
       and greatest(oversight.day_after(f.due_at), f.known_from) < coalesce(f.known_to, 'infinity')
       and tstzrange(greatest(oversight.day_after(f.due_at), f.known_from), coalesce(f.known_to, 'infinity')) @> moment
       and (not walled or f.unit_id = any (seen) or f.unit_in = any (seen));
  when 'LATE_BY_THE_FIRST_DATE' then return query
    select f.* from oversight.dossier_fact f
     where f.met_at is null and f.closed_at is null and f.original_late_from is not null
       and greatest(f.original_late_from, f.known_from) < coalesce(f.known_to, 'infinity')
       and tstzrange(greatest(f.original_late_from, f.known_from), coalesce(f.known_to, 'infinity')) @> moment
       and (not walled or f.unit_id = any (seen) or f.unit_in = any (seen));
  when 'PAUSED' then return query
    select f.* from oversight.dossier_fact f
     where f.met_at is null and f.closed_at is null and f.paused_since is not null and f.known_from < coalesce(f.known_to, 'infinity')
       and tstzrange(f.known_from, coalesce(f.known_to, 'infinity')) @> moment
       and (not walled or f.unit_id = any (seen) or f.unit_in = any (seen));
  when 'DATELESS' then return query
    select f.* from oversight.dossier_fact f
     where f.met_at is null and f.closed_at is null and f.paused_since is null and (f.late_from is null or f.original_late_from is null)
       and f.known_from < coalesce(f.known_to, 'infinity')
       and tstzrange(f.known_from, coalesce(f.known_to, 'infinity')) @> moment
       and (not walled or f.unit_id = any (seen) or f.unit_in = any (seen));
  end case;
end
$$;

-- What became known on or after a day and happened before it.
create function oversight.lag_over(first_day int, next_day int) returns setof oversight.balance_lag
language plpgsql stable rows 500 security definer set plan_cache_mode = force_custom_plan set jit = off set search_path = pg_catalog, pg_temp as $$
declare
  walled boolean := not has_table_privilege(session_user, 'oversight.dossier_fact', 'update') and not (select s.whole from ledger.sight s);
  seen int[] := array(select u.unit_id from ledger.seen_unit u);
begin
  return query
    select l.* from oversight.balance_lag l
     where int4range(l.event_day, l.day, '(]') @> first_day and l.day < next_day
       and (not walled or l.unit_id = any (seen) or l.unit_in = any (seen));
end
$$;
