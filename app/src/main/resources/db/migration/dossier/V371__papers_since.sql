-- Published: since when a dossier has a paper that lies there as a file, one taken from the store, and a result that is kept as a file. As
-- paper_use, with the days: a past period reads what was there at its end.
create view dossier.paper_since as
  select g.case_id, min(g.digitised_at) as digitised_at, null::timestamptz as reused_at, null::date as result_on
    from dossier.digitised g group by g.case_id
  union all
  select r.case_id, null, min(r.reused_at), null from dossier.reused_paper r group by r.case_id
  union all
  select k.case_id, null, null, min(k.kept_on) from dossier.kept_paper k where k.kind = 'RESULT' group by k.case_id;
