-- A word that is only begun the planner takes for one in a thousand, whoever bears it: the end of a code typed by the head of a province was sought by walking back
-- through all that is done. So who bears it is looked up first, as far as some thousands; only if there are more is it walked, and enough are met soon.
create function dossier.closed_bearing(q tsquery, most int) returns uuid[]
language plpgsql stable security definer
set plan_cache_mode = force_custom_plan set jit = off set enable_seqscan = off set enable_indexscan = off
set search_path = pg_catalog, pg_temp as $$
begin
  return array(select f.case_id from dossier.find f where f.closed_at is not null and f.key @@ q limit most);
end
$$;
revoke execute on function dossier.closed_bearing(tsquery, int) from public;

create function dossier.closed_walking(q tsquery, whole boolean, units int[], before_at timestamptz, before_case uuid, most int)
returns table (case_id uuid, closed_at timestamptz)
language plpgsql stable rows 50 security definer
set plan_cache_mode = force_custom_plan set jit = off set enable_sort = off set enable_seqscan = off set enable_bitmapscan = off
set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select f.case_id, f.closed_at
      from dossier.find f
      join ledger.case_standing c on c.case_id = f.case_id
     where f.closed_at is not null and c.closed_at is not null
       and f.key @@ q
       and (whole or c.unit_now = any (units) or c.unit_in = any (units))
       and (f.closed_at, f.case_id) < (before_at, before_case)
     order by f.closed_at desc, f.case_id desc
     limit most;
end
$$;
revoke execute on function dossier.closed_walking(tsquery, boolean, int[], timestamptz, uuid, int) from public;

create or replace function dossier.found_closed(q tsquery, whole boolean, units int[], before_at timestamptz, before_case uuid, most int)
returns table (case_id uuid, closed_at timestamptz)
language plpgsql stable rows 50 security definer
set plan_cache_mode = force_custom_plan set jit = off set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  few constant int := 4000;
  bearing uuid[];
begin
  if not has_table_privilege(session_user, 'dossier.find', 'update') and not (select s.whole from ledger.sight s) then
    units := array(select u.unit_id from ledger.seen_unit u where whole or u.unit_id = any (units));
    whole := false;
  end if;
  if dossier.share_of(q) <= 0.02 then bearing := dossier.closed_bearing(q, few + 1); end if;
  if cardinality(bearing) <= few then
    return query
      select f.case_id, f.closed_at
        from unnest(bearing) b (case_id)
        join dossier.find f on f.case_id = b.case_id
        join ledger.case_standing c on c.case_id = f.case_id
       where f.closed_at is not null and c.closed_at is not null
         and (whole or c.unit_now = any (units) or c.unit_in = any (units))
         and (f.closed_at, f.case_id) < (before_at, before_case)
       order by f.closed_at desc, f.case_id desc
       limit most;
  else
    return query select w.case_id, w.closed_at from dossier.closed_walking(q, whole, units, before_at, before_case, most) w;
  end if;
end
$$;
