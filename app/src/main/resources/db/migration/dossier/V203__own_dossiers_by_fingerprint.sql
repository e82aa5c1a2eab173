-- Identity numbers lie sealed (V178): the dossiers of an applicant are found by the keyed fingerprint of his number.
drop function dossier.applied_by(text);
create function dossier.applied_by(asked bytea)
returns table (case_id uuid, code text, procedure_key text, unit_in int, tracking_key text)
language sql stable rows 10 security definer set search_path = pg_catalog, pg_temp as $$
  select d.case_id, d.code, d.procedure_key, d.unit_in, d.tracking_key
    from dossier.identity_number n
    join dossier.dossier d on d.case_id = n.case_id
   where n.print = asked
   order by d.code desc
   limit 100
$$;
