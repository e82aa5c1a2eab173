-- Programs of other systems that ask under a name (OAuth 2.0 client credentials): what each may read, and of which unit and those below.
create table identity.api_client (
  client_id   text        primary key,
  name        text        not null,
  purpose     text        not null check (purpose <> ''), -- what for, and by which paper
  secret_hash bytea       not null,               -- sha256 of 256 random bits
  scopes      text[]      not null check (cardinality(scopes) > 0),
  unit_id     int         not null,
  made_by     int         not null,
  made_at     timestamptz not null,
  secret_at   timestamptz not null,               -- when the secret was made or last turned
  revoked_at  timestamptz,
  used_at     timestamptz
);

-- Short-lived, opaque, kept as a hash.
create table identity.api_token (
  token_hash bytea       primary key,
  client_id  text        not null references identity.api_client,
  scopes     text[]      not null,
  expires_at timestamptz not null
);
create index api_token_ended on identity.api_token (expires_at);
create index api_token_of on identity.api_token (client_id);

insert into identity.role_right (role, right_name, everywhere) values ('ADMIN', 'identity.programs', true);
