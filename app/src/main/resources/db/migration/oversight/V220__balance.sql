-- What ended in a period, whenever the period is asked about: a result at the one-stop, or an end without one. The rows of one case that
-- were true one after the other are told apart by what was known at the moment asked.
create index dossier_fact_ended on oversight.dossier_fact (greatest(coalesce(met_at, closed_at), received_at), unit_id)
  where met_at is not null or closed_at is not null;
