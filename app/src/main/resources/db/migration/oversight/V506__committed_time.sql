-- Where the province committed itself to less time than the law gives, a dossier is late by either: from when on by the law. The dates beside it are those that
-- were promised. Null: nothing shorter was promised, or no date is known while the clock stands.
alter table oversight.dossier_fact add column law_late_from timestamptz;

create index dossier_fact_committed on oversight.dossier_fact (met_at) where law_late_from is not null;
