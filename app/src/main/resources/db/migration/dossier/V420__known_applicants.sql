-- Whoever takes an application in is told what the bearer of the number he was shown wrote last, so that he need not type it again (người nộp đã
-- biết). Found by the keyed fingerprint alone (V178), wherever in the province it was handed in; who asked is noted each time.
create function dossier.known_by(asked bytea)
returns table (case_id uuid, opened_at timestamptz, content bytea)
language sql stable rows 5 security definer set search_path = pg_catalog, pg_temp as $$
  select c.case_id, c.opened_at, r.content
    from dossier.identity_number n
    join ledger.case_standing c on c.case_id = n.case_id
    join dossier.revision r on r.case_id = n.case_id and r.purpose = 'application' and r.content is not null
   where n.print = asked
   order by c.opened_at desc, c.case_id
   limit 5
$$;
