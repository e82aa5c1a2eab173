-- What the entries of dossiers say of who stood at the counter: a function of the chains, projected as all facts are.
create table oversight.person_fact (
  case_id  uuid        not null,
  version  int         not null,           -- of the case after the entry that says so
  actor_id int         not null,
  kind     text        not null check (kind in ('TAKEN_IN', 'GUIDED', 'GUIDED_AGAIN', 'LATE', 'RETURNED', 'SATISFIED', 'DISSATISFIED', 'COMPLAINED')),
  unit_id  int         not null,           -- where he did it
  at       timestamptz not null,
  primary key (case_id, version, actor_id, kind)
);
create index person_fact_of on oversight.person_fact (unit_id, actor_id, at);

alter table oversight.person_fact enable row level security;
create policy within_sight on oversight.person_fact for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u));
