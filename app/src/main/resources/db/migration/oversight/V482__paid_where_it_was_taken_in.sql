-- Whether of a procedure anything was paid is asked of the units that decide it and of those that took it in for others, each along an index: asked of both at
-- once, whoever sees few units passed over the dossiers of the whole province, procedure by procedure.
create index served_fact_paid_in on oversight.served_fact (procedure_key, unit_in, ended_at) where paid_at is not null and unit_in <> unit_id;
create index served_fact_paid_online_in on oversight.served_fact (procedure_key, unit_in, ended_at)
  where paid_online_at is not null and unit_in <> unit_id;
