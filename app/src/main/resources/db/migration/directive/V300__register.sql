-- The register of incoming and issued documents: drafted by one person, put in force by another, each edition kept with the time in which
-- it was held true. What the reference files say and what people enter stand side by side.

alter table directive.document
  add column origin         text not null default 'REFERENCE' check (origin in ('REFERENCE', 'ENTERED')),
  add column direction      text not null default 'IN' check (direction in ('IN', 'OUT')),
  add column unit_id        int,                        -- in whose register it stands; null: the province's
  add column effective_from date,
  add column effective_to   date,
  add column body           text not null default '',   -- the whole text, where there is more than the clauses
  add column arrived_on     date,                       -- of an incoming one
  add column arrival_no     text not null default '',
  add column scans          uuid not null default gen_random_uuid(),  -- under which its scans lie among the files
  add column find           text not null default '';   -- what it is found by, without marks
create index document_newest on directive.document (issued_on desc, document_key);

alter table directive.weakness add column indicator text;   -- what measures it; named by oversight

-- Kinds of documents and how their symbols begin, from a day on.
create table directive.kind (
  name           text not null,
  abbreviation   text not null,             -- empty: an official letter, which bears none
  effective_from date not null,
  basis          text not null,
  primary key (name, effective_from)
);

create table directive.draft (
  draft_id     int generated always as identity primary key,
  document_key text,                        -- null: a document that is not in the register yet
  based_on     int,                         -- number of the edition it changes
  unit_id      int         not null,        -- of who drafts it
  sheet        jsonb       not null,
  state        text        not null check (state in ('DRAFT', 'APPLIED', 'WITHDRAWN')),
  version      int         not null default 0,
  drafted_by   int         not null,
  drafted_at   timestamptz not null,
  decided_by   int,
  decided_at   timestamptz,
  form_key     text        not null unique  -- a form sent twice is one draft
);

create table directive.edition (
  document_key text        not null references directive.document,
  no           int         not null,
  sheet        jsonb       not null,
  known_from   timestamptz not null,        -- what was held true when
  known_to     timestamptz,
  drafted_by   int,                         -- null: the reference files
  confirmed_by int,
  primary key (document_key, no)
);

-- What a document does to others: in force on a day is what none of these ended.
create table directive.link (
  document_key text        not null references directive.document,
  other_key    text        not null references directive.document,
  kind         text        not null check (kind in ('AMENDS', 'REPLACES', 'REPEALS')),
  part         text        not null,        -- of the other document; empty: the whole of it
  from_date    date        not null,
  known_from   timestamptz not null,
  known_to     timestamptz,
  primary key (document_key, other_key, kind, part, known_from)
);
create index link_of_other on directive.link (other_key);

-- What a clause asks of whom.
create table directive.duty (
  document_key text        not null references directive.document,
  clause       text        not null,
  code         text        not null,        -- within the clause
  heading      text        not null,
  target       text        not null,        -- a rule, in the notation of the organisation
  owner        text        not null check (owner in ('HEAD', 'LEADER', 'OFFICER', 'RECEIVER')),
  product      text        not null,
  due          text,                        -- a limit, in its notation
  rhythm       text        check (rhythm in ('CONTINUOUS', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY')),
  indicator    text,                        -- what measures it; named by oversight
  valid_from   date        not null,
  valid_to     date,
  known_from   timestamptz not null,
  known_to     timestamptz,
  primary key (document_key, clause, code, known_from),
  check (due is not null or rhythm is not null)
);

-- Published: what was asked of whom on any day, as known at any moment.
create view directive.duty_asked as
  select document_key, clause, code, heading, target, owner, product, due, rhythm, indicator, valid_from, valid_to, known_from, known_to
    from directive.duty;
