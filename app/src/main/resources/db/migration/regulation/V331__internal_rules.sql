-- Internal rules of units (nội quy, quy chế): one chain of versions a unit and kind, each with its days and the time in which it was known.
create table regulation.rule_draft (
  draft_id   int generated always as identity primary key,
  unit_id    int         not null,
  sheet      jsonb       not null,
  state      text        not null check (state in ('DRAFT', 'CONFIRMED', 'DROPPED')),
  drafted_by int         not null,
  drafted_at timestamptz not null,
  decided_by int,
  decided_at timestamptz,
  form_key   text        not null unique
);

create table regulation.rule (
  unit_id      int         not null,
  kind         text        not null check (kind in ('HOUSE', 'WORK', 'SPENDING', 'DEMOCRACY', 'CONDUCT', 'RECEPTION', 'ONE_STOP')),
  no           int         not null,
  name         text        not null,
  sign         text        not null,
  issued_on    date        not null,
  valid_from   date        not null,
  valid_to     date,
  review_by    date        not null,
  known_from   timestamptz not null,
  known_to     timestamptz,
  drafted_by   int         not null,
  confirmed_by int         not null,
  primary key (unit_id, kind, no),
  check (valid_to is null or valid_to >= valid_from)
);

-- Published: which rules each unit has, on any day, as known at any moment, and by when they are to be looked at again.
create view regulation.rule_in_force as
  select unit_id, kind, no, valid_from, valid_to, review_by, known_from, known_to from regulation.rule;

alter table regulation.rule_draft enable row level security;
create policy within_sight on regulation.rule_draft for select using (
  (select s.whole from ledger.sight s) or unit_id in (select u.unit_id from ledger.seen_unit u));
