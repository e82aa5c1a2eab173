-- Since when a dossier of an old system is in our books: it is carried over into the period of that day, never received in it, and in no period
-- before. Null for what we received ourselves.
alter table oversight.dossier_fact add column joined_at timestamptz;
