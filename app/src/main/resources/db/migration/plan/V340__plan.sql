-- Programmes and plans: drafted, approved, and from then on each item is a case of the ledger. Here is what only this desk knows; texts of acts
-- stand in revisions that the entries commit to.
create schema plan;

create table plan.plan (
  plan_id      uuid        primary key,
  level        text        not null check (level in ('PROGRAMME', 'UNIT', 'PERSON')),
  year         int         not null,
  unit_id      int         not null,
  person_id    int,                           -- of a person's plan
  post_id      int,
  name         text        not null,
  document_key text        not null,          -- the clause it is made under; empty: none
  clause       text        not null,
  state        text        not null check (state in ('DRAFT', 'APPROVED', 'WITHDRAWN')),
  version      int         not null default 0,
  drafted_by   int         not null,
  drafted_at   timestamptz not null,
  approved_by  int,
  approved_at  timestamptz,
  ended_at     timestamptz,                   -- a draft that was given up, a plan that another one follows
  check ((level = 'PERSON') = (person_id is not null))
);
create index plan_of_year on plan.plan (year, unit_id);
create unique index plan_in_force on plan.plan (level, year, unit_id, coalesce(person_id, 0)) where state = 'APPROVED' and ended_at is null;

create table plan.item (
  item_id      uuid primary key,              -- from approval on a case of this id
  plan_id      uuid not null references plan.plan,
  ord          int  not null,
  serves       uuid,                          -- the item of the level above that it serves
  name         text not null,
  product      text not null,
  weight       int  not null check (weight between 1 and 100),
  due          date not null,
  unit_id      int  not null,                 -- that owes it
  post_id      int,                           -- who answers for it there; null: the head
  first_weight int,                           -- as approved; what changed since stands in the ledger
  first_due    date
);
create index item_of_plan on plan.item (plan_id, ord);
create index item_of_unit on plan.item (unit_id);

-- Content in numbered revisions. The ledger holds HMAC(salt, content); erasing content and salt is lawful erasure.
create table plan.revision (
  case_id  uuid not null,
  revision int  not null,
  content  bytea,
  salt     bytea,
  primary key (case_id, revision)
);

-- Published: which units, and which people, have an approved plan for a year, from when that was known.
create view plan.approved_plan as
  select plan_id, level, year, unit_id, person_id, document_key, clause, approved_at as known_from, ended_at as known_to
    from plan.plan
   where approved_at is not null;

-- The wall of the ledger (V190) round plans: a programme is for everybody, the rest within the scope.
alter table plan.plan enable row level security;
create policy within_sight on plan.plan for select using (
  (select s.whole from ledger.sight s) or level = 'PROGRAMME' or unit_id in (select u.unit_id from ledger.seen_unit u));
alter table plan.item enable row level security;
create policy within_sight on plan.item for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or exists (select from plan.plan p where p.plan_id = item.plan_id));
alter table plan.revision enable row level security;
create policy within_sight on plan.revision for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = revision.case_id));
