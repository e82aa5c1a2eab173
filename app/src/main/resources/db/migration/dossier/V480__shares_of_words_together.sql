-- Three words that very many bear are borne together by few: their shares are multiplied, as if one word said nothing of another. Before, the rarest of them
-- alone decided, and a name of three common words was sought by walking back through all that is done.
create or replace function dossier.share_of(q tsquery) returns double precision
language sql stable security definer set jit = off set search_path = pg_catalog, pg_temp as $$
  select coalesce(exp(sum(ln(nullif(w.share, 0)))) * (case when bool_or(w.share = 0) then 0 else 1 end), 0)
    from (select least(coalesce(sum(e.freq), 0), 1) as share
            from regexp_matches(q::text, '''((?:[^'']|'''')*)''(:\*)?', 'g') m
            left join (select x.word, x.freq
                         from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) x (word, freq)
                        where s.schemaname = 'dossier' and s.tablename = 'find' and s.attname = 'key') e
              on e.word = replace(m[1], '''''', '''') or (m[2] is not null and starts_with(e.word, replace(m[1], '''''', '''')))
           group by m) w
$$;
revoke execute on function dossier.share_of(tsquery) from public;

-- Looked up, each that matches costs some microseconds; walked, each that does not match costs one, and the fewer units are seen the further it goes. Words are
-- not independent, so that only what is very common by far is walked without being looked up: a walk in vain through all that is done takes a second and more.
create or replace function dossier.found_closed(q tsquery, whole boolean, units int[], before_at timestamptz, before_case uuid, most int)
returns table (case_id uuid, closed_at timestamptz)
language plpgsql stable rows 50 security definer
set plan_cache_mode = force_custom_plan set jit = off set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  few int;
  done double precision := (select c.reltuples from pg_class c where c.oid = 'dossier.find_closed'::regclass);
  bearing uuid[];
begin
  if not has_table_privilege(session_user, 'dossier.find', 'update') and not (select s.whole from ledger.sight s) then
    units := array(select u.unit_id from ledger.seen_unit u where whole or u.unit_id = any (units));
    whole := false;
  end if;
  few := case when whole or cardinality(units) > 64 then 4000 else 10000 end;
  if dossier.share_of(q) * done <= greatest(few, 40000) then bearing := dossier.closed_bearing(q, few + 1); end if;
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
