-- What is late by its first date and not by the date of its apology, for the public board: few, of all that run.
create index dossier_fact_apologised on oversight.dossier_fact (original_late_from)
  where known_to is null and met_at is null and closed_at is null and extended;
