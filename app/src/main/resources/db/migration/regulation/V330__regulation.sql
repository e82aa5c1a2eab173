-- Who answers for what at a unit, on any day, as known at any moment. A duty is a chain of versions: each holds for a span of days and was known
-- from a moment to a moment; nothing is overwritten, a version only ends.
create schema regulation;

create table regulation.draft (
  draft_id   int generated always as identity primary key,
  duty_id    uuid        not null,
  unit_id    int         not null,
  sheet      jsonb       not null,
  state      text        not null check (state in ('DRAFT', 'CONFIRMED', 'DROPPED')),
  drafted_by int         not null,
  drafted_at timestamptz not null,
  decided_by int,
  decided_at timestamptz,
  form_key   text        not null unique      -- a form sent twice is one draft
);
create index draft_open on regulation.draft (unit_id) where state = 'DRAFT';

create table regulation.duty (
  duty_id      uuid        not null,
  no           int         not null,
  unit_id      int         not null,
  name         text        not null,
  source       text        not null check (source in ('CLAUSE', 'STEP', 'TASK', 'FUNCTION')),
  document_key text        not null,          -- of a clause; empty otherwise
  clause       text        not null,
  code         text        not null,          -- which of the clause's duties
  ref          text        not null,          -- of a step, a kind of tasks, a function: where it is laid down
  found        boolean     not null,          -- recorded as it was found: with no lead, or more than one
  valid_from   date        not null,
  valid_to     date,
  known_from   timestamptz not null,
  known_to     timestamptz,
  leads        int         not null,          -- posts that lead
  drafted_by   int         not null,
  confirmed_by int         not null,
  primary key (duty_id, no),
  check (found or leads = 1),
  check (valid_to is null or valid_to >= valid_from)
);
create index duty_of_unit on regulation.duty (unit_id, valid_from);
create index duty_of_clause on regulation.duty (document_key, clause) where source = 'CLAUSE';

create table regulation.part (
  duty_id uuid not null,
  no      int  not null,
  post_id int  not null,
  part    text not null check (part in ('LEAD', 'SUPPORT', 'APPROVE', 'INFORM')),
  primary key (duty_id, no, post_id),
  foreign key (duty_id, no) references regulation.duty
);

-- Published: each duty of each unit and how many posts lead in it, on any day, as known at any moment.
create view regulation.duty_lead_view as
  select duty_id, no, unit_id, source, document_key, clause, code, valid_from, valid_to, known_from, known_to, leads
    from regulation.duty;

-- The wall: drafts are of the unit. What is confirmed may be read by every officer: who answers for something is no secret.
alter table regulation.draft enable row level security;
create policy within_sight on regulation.draft for select using (
  (select s.whole from ledger.sight s) or unit_id in (select u.unit_id from ledger.seen_unit u));
