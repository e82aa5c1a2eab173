-- What a procedure really took is counted over what was resolved of it lately.
create index dossier_fact_taken on oversight.dossier_fact (procedure_key, met_at) where known_to is null and met_at is not null;
