-- What a search reads: the words of a dossier, each as it is written and without its marks, and the pieces of its code. Open and
-- done apart, so that a search in open work does not grow with what is done. A dossier of a sealed case has no row here.
create table dossier.find (
  case_id   uuid     primary key,
  key       tsvector not null,         -- made by the desk, never by a text parser; 'u:7' are units that may see what is done
  closed_at timestamptz
);
create index find_open on dossier.find using gin (key) where closed_at is null;
create index find_closed on dossier.find using gin (key) where closed_at is not null;
create index find_latest on dossier.find (closed_at desc, case_id desc) where closed_at is not null;

insert into dossier.find (case_id, key, closed_at)
select d.case_id,
       array_to_tsvector(array(
         select distinct t from unnest(
           string_to_array(d.words, ' ') || string_to_array(lower(normalize(d.label, nfc)), ' ')
           || string_to_array(lower(d.code), '-') || array['p:' || d.procedure_key]
           || case when c.closed_at is null then '{}' else array['u:' || c.unit_in, 'u:' || c.unit_now] end) t
          where t <> '')),
       c.closed_at
  from dossier.dossier d
  join ledger.case_standing c using (case_id);

-- Dossiers that are done and match, the latest first, as far as the units may see them. The plan is made for the words at hand: rare
-- words by their index, common ones by walking back from the latest.
create function dossier.found_closed(q tsquery, whole boolean, units int[], before_at timestamptz, before_case uuid, most int)
returns table (case_id uuid, closed_at timestamptz)
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan set jit = off as $$
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

-- Open work whose dossier matches, the first due first, as far as the person may see it: what lies with them or waits for their role
-- (mine), what lies in their units (unit), what their units took in, decide or hold (all).
create function dossier.found_open(q tsquery, whose text, me int, post_role text, whole boolean, units int[], most int)
returns setof ledger.work_list
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan set jit = off as $$
begin
  return query
    select w.*
      from dossier.find f
      join ledger.work_list w on w.case_id = f.case_id
     where f.closed_at is null
       and w.kind = 'dossier'
       and f.key @@ q
       and case whose
           when 'mine' then w.holder_id = me
                            or (w.holder_id is null and w.role = post_role and (whole or w.unit_id = any (units)))
           when 'unit' then whole or w.unit_id = any (units)
           else whole or w.unit_id = any (units) or w.unit_in = any (units) or w.unit_now = any (units) end
     order by w.sort_at, w.case_id, w.no
     limit most;
end
$$;
