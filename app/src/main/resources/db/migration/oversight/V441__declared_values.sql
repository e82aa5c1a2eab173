-- Items of scorecards: what else must be reached beside a share, and points where there is nothing to divide by.
alter table oversight.scorecard_item
  add column nothing int,
  add column besides text not null default '';   -- 'A/B/1000:2;C/D/200:2 0:1': shares with the points they allow

-- What units say of items that no figure tells, by a paper. Only added to: the last revision holds, hundredths null takes back.
create table oversight.declared_value (
  card_key       text        not null,
  effective_from date        not null,
  unit_id        int         not null,
  from_day       date        not null,
  to_day         date        not null,
  ord            int         not null,
  revision       int         not null,
  hundredths     bigint,                          -- points times a hundred
  paper_number   text        not null,
  paper_date     date        not null,
  note           text        not null,
  declared_by    int         not null,
  declared_name  text        not null,
  declared_at    timestamptz not null,
  primary key (card_key, effective_from, unit_id, from_day, to_day, ord, revision)
);
alter table oversight.declared_value enable row level security;
create policy within_sight on oversight.declared_value for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u));
