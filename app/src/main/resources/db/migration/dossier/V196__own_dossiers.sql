-- The dossiers of an applicant, for himself: who asks has proved the number. Reads each application there is; whoever keeps the number by a
-- fingerprint finds it by that instead.
create function dossier.applied_by(asked text)
returns table (case_id uuid, code text, procedure_key text, unit_in int, tracking_key text)
language sql stable rows 10 security definer set search_path = pg_catalog, pg_temp as $$
  select d.case_id, d.code, d.procedure_key, d.unit_in, d.tracking_key
    from dossier.revision r
    join dossier.dossier d on d.case_id = r.case_id
   where r.revision = 1 and r.purpose = 'application' and r.content is not null and asked <> ''
     and convert_from(r.content, 'UTF8')::jsonb ->> 'identityNumber' = asked
   order by d.code desc
   limit 100
$$;
