-- Citizens who log in by an identity provider of their own. No account is kept of them: a session knows the identity number that the
-- provider proved, sealed, and nothing else.
create table identity.citizen_session (
  token_hash bytea       primary key,
  sealed     bytea       not null,             -- the identity number, by the vault
  idle_until timestamptz not null,
  ends_at    timestamptz not null
);
create index citizen_session_ended on identity.citizen_session (ends_at);

create table identity.citizen_log_in (
  state_hash   bytea       primary key,
  browser_hash bytea       not null,
  nonce        text        not null,
  verifier     text        not null,
  expires_at   timestamptz not null
);
create index citizen_log_in_ended on identity.citizen_log_in (expires_at);
