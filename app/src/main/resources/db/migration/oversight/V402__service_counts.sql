-- How the dossiers that ended in a period were served, added up: each read from what is there of it to the dossier. Joined as a whole: the planner
-- takes those that ended for one and compares every paper with each of them, 28 s of ten thousand dossiers. Behind the wall by its own conditions, so that
-- the wall is not asked again for each paper.
create function oversight.service_counts(
  whole boolean, scope int[], every boolean, units int[], outside boolean, every_procedure boolean, procedures text[],
  at_moment timestamptz, begins timestamptz, ends timestamptz)
returns table (
  digitised bigint, reused bigint, result_as_file bigint, paid bigint, paid_online bigint, rated bigint, satisfied bigint,
  marks_2 bigint, marked_2 bigint, marks_3 bigint, marked_3 bigint, marks_4 bigint, marked_4 bigint, marks_7 bigint, marked_7 bigint)
language plpgsql stable rows 1 security definer
set plan_cache_mode = force_custom_plan set jit = off set enable_nestloop = off set work_mem = '64MB' set search_path = pg_catalog, pg_temp as $$
declare
  walled boolean := not has_table_privilege(session_user, 'oversight.dossier_fact', 'update') and not (select s.whole from ledger.sight s);
  seen int[] := array(select u.unit_id from ledger.seen_unit u);
begin
  return query
    with ended as materialized (
      select f.case_id
        from oversight.dossier_fact f
       where f.known_from <= at_moment and coalesce(f.known_to, 'infinity') > at_moment
         and (service_counts.whole or f.unit_id = any (scope) or f.unit_in = any (scope))
         and (not walled or f.unit_id = any (seen) or f.unit_in = any (seen))
         and (every or (f.unit_id = any (units)) <> outside)
         and (every_procedure or f.procedure_key = any (procedures))
         and f.received_at < ends and (f.joined_at is null or f.joined_at < ends)
         and (f.met_at is not null or f.closed_at is not null)
         and greatest(coalesce(f.met_at, f.closed_at), f.received_at) >= begins
         and greatest(coalesce(f.met_at, f.closed_at), f.received_at) < ends
    ), papers as (
      select count(*) filter (where p.digitised_at <= at_moment),
             count(*) filter (where p.reused_at <= at_moment),
             count(*) filter (where p.result_on <= (at_moment at time zone 'Asia/Ho_Chi_Minh')::date)
        from dossier.paper_since p join ended e on e.case_id = p.case_id
    ), service as (
      select count(*) filter (where s.paid_at <= at_moment),
             count(*) filter (where s.paid_online_at <= at_moment),
             count(*) filter (where s.rated_at <= at_moment),
             count(*) filter (where s.rated_at <= at_moment and s.satisfied),
             coalesce(sum(s.mark2) filter (where s.rated_at <= at_moment), 0)::bigint, count(s.mark2) filter (where s.rated_at <= at_moment),
             coalesce(sum(s.mark3) filter (where s.rated_at <= at_moment), 0)::bigint, count(s.mark3) filter (where s.rated_at <= at_moment),
             coalesce(sum(s.mark4) filter (where s.rated_at <= at_moment), 0)::bigint, count(s.mark4) filter (where s.rated_at <= at_moment),
             coalesce(sum(s.mark7) filter (where s.rated_at <= at_moment), 0)::bigint, count(s.mark7) filter (where s.rated_at <= at_moment)
        from oversight.service_fact s join ended e on e.case_id = s.case_id
       where least(s.paid_at, s.rated_at) <= at_moment
    )
    select p.*, s.* from papers p, service s;
end
$$;
