-- Links by which a person sets his own password: at the beginning, and when what proved him is lost.
create table identity.password_link (
  token_hash bytea       primary key,
  actor_id   int         not null references identity.account,
  made_by    int         not null,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index password_link_of on identity.password_link (actor_id) where used_at is null;

-- Somebody lost what proves him. Asked for by one administrator who knows him, granted by another: four eyes, never his own.
create table identity.recovery (
  recovery_id uuid        primary key,
  actor_id    int         not null references identity.account,
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
create unique index recovery_open on identity.recovery (actor_id) where decided_at is null;

create index account_name on identity.account (display_name, actor_id);
