-- The wall of the ledger (V190) round what the desk keeps of a case.

alter table dossier.dossier enable row level security;
create policy within_sight on dossier.dossier for select using (
  (select s.whole from ledger.sight s)
  or unit_in in (select u.unit_id from ledger.seen_unit u)
  or exists (select from ledger.seen_case c where c.case_id = dossier.case_id));

alter table dossier.revision enable row level security;
create policy within_sight on dossier.revision for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = revision.case_id));

alter table dossier.reminder enable row level security;
create policy within_sight on dossier.reminder for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or exists (select from ledger.seen_case c where c.case_id = reminder.case_id));

alter table dossier.find enable row level security;
create policy within_sight on dossier.find for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = find.case_id));

-- Behind the wall a search by words could not use its index: the operator is not known to keep what it sees to itself. So the search
-- works with the owner's rights and is itself the wall: whoever may not write here is answered within what his connection was told.
create or replace function dossier.found_closed(q tsquery, whole boolean, units int[], before_at timestamptz, before_case uuid, most int)
returns table (case_id uuid, closed_at timestamptz)
language plpgsql stable rows 50 security definer
set plan_cache_mode = force_custom_plan set jit = off set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if not has_table_privilege(session_user, 'dossier.find', 'update') and not (select s.whole from ledger.sight s) then
    units := array(select u.unit_id from ledger.seen_unit u where whole or u.unit_id = any (units));
    whole := false;
  end if;
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

create or replace function dossier.found_open(q tsquery, whose text, me int, post_role text, whole boolean, units int[], most int)
returns setof ledger.work_list
language plpgsql stable rows 50 security definer
set plan_cache_mode = force_custom_plan set jit = off set search_path = pg_catalog, pg_temp as $$
declare
  walled boolean := not has_table_privilege(session_user, 'dossier.find', 'update') and not (select s.whole from ledger.sight s);
  seen int[] := array(select u.unit_id from ledger.seen_unit u);
begin
  if walled then
    units := array(select x from unnest(seen) x where whole or x = any (units));
    whole := false;
  end if;
  return query
    select w.*
      from dossier.find f
      join ledger.work_list w on w.case_id = f.case_id
     where f.closed_at is null
       and w.kind = 'dossier'
       and f.key @@ q
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

-- The doors of the public: one dossier for who holds its key, or its code exactly. What more of it is read is then told to the
-- connection as that one case.
create function dossier.tracked_by_key(asked text)
returns table (case_id uuid, code text, procedure_key text, procedure_case text, channel text, unit_in int, tracking_key text)
language sql stable rows 1 security definer set search_path = pg_catalog, pg_temp as $$
  select d.case_id, d.code, d.procedure_key, d.procedure_case, d.channel, d.unit_in, d.tracking_key
    from dossier.dossier d where d.tracking_key = asked
$$;

create function dossier.tracked_by_code(asked text)
returns table (case_id uuid, code text, procedure_key text, procedure_case text, channel text, unit_in int, tracking_key text)
language sql stable rows 1 security definer set search_path = pg_catalog, pg_temp as $$
  select d.case_id, d.code, d.procedure_key, d.procedure_case, d.channel, d.unit_in, d.tracking_key
    from dossier.dossier d where d.code = asked limit 2
$$;
