-- What people ask about what is kept of them, and what came of it. Erasing needs two persons: who asks for it never decides it.
create schema privacy;

create table privacy.request (
  request_id uuid        primary key,
  kind       text        not null check (kind in ('ERASURE', 'CORRECTION')),
  case_id    uuid        not null,
  basis      text        not null,      -- article or paper; nothing personal
  note       text,                      -- what is wrong, in the person's words; goes with the content
  asked_by   int         not null,
  asked_at   timestamptz not null,
  answer_by  timestamptz not null,
  decided_by int,
  decided_at timestamptz,
  granted    boolean,
  outcome    text,                      -- a word of the program
  check (decided_by <> asked_by),
  check ((decided_by is null) = (decided_at is null) and (decided_at is null) = (granted is null))
);
create unique index request_open on privacy.request (case_id, kind) where decided_at is null;
create index request_waiting on privacy.request (answer_by, request_id) where decided_at is null;
create index request_of_case on privacy.request (case_id, asked_at);
