-- A role is let off its second proof by two: one proposes with a reason, another decides.
create table identity.let_off_proposal (
  proposal_id uuid        primary key,
  role        text        not null references identity.role,
  reason      text        not null check (reason <> ''),
  asked_by    int         not null,
  asked_at    timestamptz not null,
  decided_by  int,
  decided_at  timestamptz,
  granted     boolean,
  check (decided_by <> asked_by),
  check ((decided_by is null) = (decided_at is null) and (decided_at is null) = (granted is null))
);
create unique index let_off_proposal_open on identity.let_off_proposal (role) where decided_at is null;
