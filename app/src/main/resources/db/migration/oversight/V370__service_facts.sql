-- What the ledger says of how a dossier was served, beside its dates: one row a dossier, each fact with the moment since when it is known, so that a
-- past period reads what was known at its end. Figures of scorecards are sums over it.
create table oversight.service_fact (
  case_id        uuid        primary key,
  version        int         not null,
  stamped_at     timestamptz,              -- entered from a receipt stamped on paper: when it was entered
  paid_at        timestamptz,              -- a receipt that still counts
  paid_online_at timestamptz,
  rated_at       timestamptz,
  satisfied      boolean,                  -- with the whole, very or simply
  mark2          int,                      -- points of the nine criteria as the holder said them, else as the entries say them
  mark3          int,
  mark4          int,
  mark7          int
);

alter table oversight.service_fact enable row level security;
create policy within_sight on oversight.service_fact for select using (
  (select s.whole from ledger.sight s)
  or exists (select from oversight.dossier_fact f where f.case_id = service_fact.case_id));
