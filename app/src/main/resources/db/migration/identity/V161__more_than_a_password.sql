-- What proves besides the password, or instead of it, that it is the officer.

-- Whether a role may work with a password alone. An installation that has people already goes on as it was until it is told otherwise.
alter table identity.role add column second_factor text not null default 'REQUIRED' check (second_factor in ('OFFERED', 'REQUIRED'));
update identity.role set second_factor = 'OFFERED' where exists (select from identity.account);

alter table identity.session add column proof text not null default 'PASSWORD'
  check (proof in ('PASSWORD', 'CODE', 'PASSKEY', 'OUTSIDE'));

-- By which the keys of a person know him: random, so that a device tells nobody whose it is.
alter table identity.account add column handle uuid not null unique default gen_random_uuid();

create table identity.one_time_code (
  actor_id     int         primary key references identity.account,
  sealed       bytea       not null,           -- the secret shared with the device, sealed by the vault
  made_at      timestamptz not null,
  confirmed_at timestamptz,                    -- null until the first code was typed
  last_step    bigint      not null default 0, -- a code opens once: the half minute of the last one that did
  failures     int         not null default 0, -- from anywhere, since the last success or hour
  failed_at    timestamptz
);

-- For the day on which the device is lost: each opens once. 120 random bits, kept as a hash.
create table identity.recovery_code (
  code_hash bytea       primary key,
  actor_id  int         not null references identity.account,
  made_at   timestamptz not null,
  used_at   timestamptz
);
create index recovery_code_of on identity.recovery_code (actor_id);

-- The password was right; the second proof is awaited.
create table identity.half_log_in (
  token_hash bytea       primary key,
  actor_id   int         not null references identity.account,
  expires_at timestamptz not null,
  tries      int         not null default 0,
  used_at    timestamptz
);
create index half_log_in_ended on identity.half_log_in (expires_at);

create table identity.passkey (
  credential_id bytea       primary key,
  passkey_id    uuid        not null unique,   -- names it in lists
  actor_id      int         not null references identity.account,
  label         text        not null,
  credential    bytea       not null,          -- attested credential data (WebAuthn 6.5.1): the public key and what it belongs to
  counter       bigint      not null,
  made_at       timestamptz not null,
  used_at       timestamptz
);
create index passkey_of on identity.passkey (actor_id);

-- What a key must sign: asked once, answered once.
create table identity.challenge (
  token_hash bytea       primary key,
  challenge  bytea       not null,
  actor_id   int         references identity.account, -- whose new key it is for; null at log-in
  expires_at timestamptz not null
);
create index challenge_ended on identity.challenge (expires_at);
