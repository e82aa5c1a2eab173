-- Behind the wall a condition may use an index only if it is known to keep what it sees to itself. "coalesce" is not: a list that began at a day walked
-- the whole index up to it. The same written as a case is. Whoever writes such a key anew writes it as FactListRows does.
drop index oversight.dossier_fact_standing, oversight.dossier_fact_standing_of, oversight.dossier_fact_standing_in,
  oversight.dossier_fact_ended, oversight.dossier_fact_ended_of, oversight.dossier_fact_ended_in, oversight.dossier_fact_ended_unmet,
  oversight.dossier_fact_ended_dateless, oversight.dossier_fact_ended_late, oversight.owed_fact_was_late;

create index dossier_fact_standing on oversight.dossier_fact ((case when late_from is null then 'infinity'::timestamptz else late_from end), case_id)
  where met_at is null and closed_at is null;
create index dossier_fact_standing_of on oversight.dossier_fact (unit_id, (case when late_from is null then 'infinity'::timestamptz else late_from end), case_id)
  where met_at is null and closed_at is null;
create index dossier_fact_standing_in on oversight.dossier_fact (unit_in, (case when late_from is null then 'infinity'::timestamptz else late_from end), case_id)
  where met_at is null and closed_at is null and unit_in <> unit_id;

create index dossier_fact_ended on oversight.dossier_fact (greatest(case when met_at is null then closed_at else met_at end, received_at), case_id)
  where met_at is not null or closed_at is not null;
create index dossier_fact_ended_of on oversight.dossier_fact (unit_id, greatest(case when met_at is null then closed_at else met_at end, received_at), case_id)
  where met_at is not null or closed_at is not null;
create index dossier_fact_ended_in on oversight.dossier_fact (unit_in, greatest(case when met_at is null then closed_at else met_at end, received_at), case_id)
  where (met_at is not null or closed_at is not null) and unit_in <> unit_id;
create index dossier_fact_ended_unmet on oversight.dossier_fact (greatest(case when met_at is null then closed_at else met_at end, received_at), case_id)
  where met_at is null and closed_at is not null;
create index dossier_fact_ended_dateless on oversight.dossier_fact (greatest(case when met_at is null then closed_at else met_at end, received_at), case_id)
  where met_at is not null and (late_from is null or original_late_from is null);
create index dossier_fact_ended_late on oversight.dossier_fact (greatest(case when met_at is null then closed_at else met_at end, received_at), case_id)
  where met_at is not null and (met_at >= late_from or met_at >= original_late_from
        or met_at >= oversight.day_after(due_at));

create index owed_fact_was_late on oversight.owed_fact (kind, (case when late_from is null then 'infinity'::timestamptz else late_from end), case_id)
  where met_at is null and closed_at is null and late_from < coalesce(known_to, 'infinity'::timestamptz);

-- What changes on one day, of those that ended: an index of days is not known to keep what it sees to itself either. So this works with the owner's rights
-- and is itself the wall (V292).
create function oversight.served_on(asked int) returns setof oversight.served_fact
language plpgsql stable rows 500 security definer set plan_cache_mode = force_custom_plan set jit = off set search_path = pg_catalog, pg_temp as $$
declare
  walled boolean := not has_table_privilege(session_user, 'oversight.dossier_fact', 'update') and not (select s.whole from ledger.sight s);
  seen int[] := array(select u.unit_id from ledger.seen_unit u);
begin
  return query
    select f.* from oversight.served_fact f
     where f.days @> array[asked] and (not walled or f.unit_id = any (seen) or f.unit_in = any (seen));
end
$$;
