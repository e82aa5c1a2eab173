-- Nobody becomes an administrator, or ceases to be one, by one administrator alone.
create table identity.administrator_proposal (
  proposal_id uuid        primary key,
  actor_id    int         not null references identity.account,
  becomes     boolean     not null,            -- false: ceases to be one
  reason      text        not null check (reason <> ''),
  asked_by    int         not null,
  asked_at    timestamptz not null,
  decided_by  int,
  decided_at  timestamptz,
  granted     boolean,
  check (asked_by <> actor_id),
  check (decided_by <> asked_by and decided_by <> actor_id),
  check ((decided_by is null) = (decided_at is null) and (decided_at is null) = (granted is null))
);
create unique index administrator_proposal_open on identity.administrator_proposal (actor_id) where decided_at is null;

-- The head of a unit is one of the two pairs of eyes when somebody of his unit lost what proves him; the other is an administrator.
alter table identity.recovery add column asked_as text not null default 'ADMIN' check (asked_as in ('ADMIN', 'HEAD'));

insert into identity.role_right (role, right_name, everywhere) values
  ('ADMIN', 'identity.administrators', true),
  ('CHAIR', 'identity.administrators', true),
  ('LEADER', 'identity.recover', false);
