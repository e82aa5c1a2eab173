-- A word that very many bear is not looked up: fetching and sorting all who bear it took half a second of a million open cases. Instead open work is
-- walked in the order of its dates, as far as the search reaches, and each dossier is asked whether it matches. What is found is the same. Which of the two
-- is cheaper, the statistics of words tell.

-- Which share of the dossiers bears the rarest of the words asked for, by the statistics of words; a word that is only begun, by all that begin so.
create function dossier.share_of(q tsquery) returns double precision
language sql stable security definer set jit = off set search_path = pg_catalog, pg_temp as $$
  select coalesce(min(w.share), 0)
    from (select coalesce(sum(e.freq), 0) as share
            from regexp_matches(q::text, '''((?:[^'']|'''')*)''(:\*)?', 'g') m
            left join (select x.word, x.freq
                         from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) x (word, freq)
                        where s.schemaname = 'dossier' and s.tablename = 'find' and s.attname = 'key') e
              on e.word = replace(m[1], '''''', '''') or (m[2] is not null and starts_with(e.word, replace(m[1], '''''', '''')))
           group by m) w
$$;
revoke execute on function dossier.share_of(tsquery) from public;

-- By date over everything in sight. Told to keep from sorting, so that it stops when enough is found.
create function dossier.found_walking(q tsquery, whose text, me int, post_role text, whole boolean, units int[], walled boolean, seen int[], most int)
returns setof ledger.work_list
language plpgsql stable rows 50 security definer
set plan_cache_mode = force_custom_plan set jit = off set enable_sort = off set enable_seqscan = off set enable_bitmapscan = off
set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select w.*
      from ledger.work_list w
     cross join lateral (select from dossier.find f where f.case_id = w.case_id and f.closed_at is null and f.key @@ q offset 0) f
     where w.kind = 'dossier'
       and case whose
           when 'mine' then w.holder_id = me
                              and (not walled or w.unit_id = any (seen) or w.unit_in = any (seen) or w.unit_now = any (seen))
                            or (w.holder_id is null and w.role = post_role and (whole or w.unit_id = any (units)))
           when 'unit' then whole or w.unit_id = any (units)
           else whole or w.unit_id = any (units) or w.unit_in = any (units) or w.unit_now = any (units) end
     order by w.sort_at, w.case_id, w.no
     limit most;
end
$$;
revoke execute on function dossier.found_walking(tsquery, text, int, text, boolean, int[], boolean, int[], int) from public;

-- The same unit by unit, each along its own index; the first of each are enough to know the first of all.
create function dossier.found_by_lane(q tsquery, whose text, me int, post_role text, units int[], walled boolean, seen int[], most int)
returns setof ledger.work_list
language plpgsql stable rows 50 security definer
set plan_cache_mode = force_custom_plan set jit = off set enable_seqscan = off set enable_bitmapscan = off
set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select distinct on (x.sort_at, x.case_id, x.no) x.*
      from (
        select y.* from unnest(units) u (unit) cross join lateral (
          select w.* from ledger.work_list w
           cross join lateral (select from dossier.find f where f.case_id = w.case_id and f.closed_at is null and f.key @@ q offset 0) f
           where w.unit_id = u.unit and w.kind = 'dossier'
             and (whose <> 'mine' or (w.holder_id is null and w.role = post_role))
           order by w.sort_at, w.case_id, w.no limit most) y
        union all
        select y.* from (
          select w.* from ledger.work_list w
           cross join lateral (select from dossier.find f where f.case_id = w.case_id and f.closed_at is null and f.key @@ q offset 0) f
           where whose = 'mine' and w.holder_id = me and w.kind = 'dossier'
             and (not walled or w.unit_id = any (seen) or w.unit_in = any (seen) or w.unit_now = any (seen))
           order by w.sort_at, w.case_id, w.no limit most) y
        union all
        select y.* from unnest(units) u (unit) cross join lateral (
          select w.* from ledger.work_list w
           cross join lateral (select from dossier.find f where f.case_id = w.case_id and f.closed_at is null and f.key @@ q offset 0) f
           where whose not in ('mine', 'unit') and w.unit_in = u.unit and w.unit_in <> w.unit_id and w.kind = 'dossier'
           order by w.sort_at, w.case_id, w.no limit most) y
        union all
        select y.* from unnest(units) u (unit) cross join lateral (
          select w.* from ledger.work_list w
           cross join lateral (select from dossier.find f where f.case_id = w.case_id and f.closed_at is null and f.key @@ q offset 0) f
           where whose not in ('mine', 'unit') and w.unit_now = u.unit and w.unit_now <> w.unit_id and w.unit_now <> w.unit_in and w.kind = 'dossier'
           order by w.sort_at, w.case_id, w.no limit most) y) x
     order by x.sort_at, x.case_id, x.no
     limit most;
end
$$;
revoke execute on function dossier.found_by_lane(tsquery, text, int, text, int[], boolean, int[], int) from public;

-- A word that is only begun the planner takes for one in fifty, whoever bears it, and reads all open work beside it: what is looked up is fetched by key.
create or replace function dossier.found_open(q tsquery, whose text, me int, post_role text, whole boolean, units int[], most int)
returns setof ledger.work_list
language plpgsql stable rows 50 security definer
set plan_cache_mode = force_custom_plan set jit = off set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
set search_path = pg_catalog, pg_temp as $$
declare
  walled boolean := not has_table_privilege(session_user, 'dossier.find', 'update') and not (select s.whole from ledger.sight s);
  seen int[] := array(select u.unit_id from ledger.seen_unit u);
  work double precision := (select c.reltuples from pg_class c where c.oid = 'dossier.find_open'::regclass);
  share double precision;
begin
  if walled then
    units := array(select x from unnest(seen) x where whole or x = any (units));
    whole := false;
  end if;
  -- Walked: so many dossiers are asked until enough are found. Looked up: all are fetched that match, each for a third of that.
  share := dossier.share_of(q);
  if share > 0.02 and (cardinality(units) <= 16 and not whole or share * share * work > 4.0 * most) then
    if whole or cardinality(units) > 16 then
      return query select * from dossier.found_walking(q, whose, me, post_role, whole, units, walled, seen, most);
    else
      return query select * from dossier.found_by_lane(q, whose, me, post_role, units, walled, seen, most);
    end if;
    return;
  end if;
  return query
    with f as materialized (select f.case_id from dossier.find f where f.closed_at is null and f.key @@ q)
    select w.*
      from f
      join ledger.work_list w on w.case_id = f.case_id
     where w.kind = 'dossier'
       and case whose
           when 'mine' then w.holder_id = me
                              and (not walled or w.unit_id = any (seen) or w.unit_in = any (seen) or w.unit_now = any (seen))
                            or (w.holder_id is null and w.role = post_role and (whole or w.unit_id = any (units)))
           when 'unit' then whole or w.unit_id = any (units)
           else whole or w.unit_id = any (units) or w.unit_in = any (units) or w.unit_now = any (units) end
     order by w.sort_at, w.case_id, w.no
     limit most;
end
$$;
