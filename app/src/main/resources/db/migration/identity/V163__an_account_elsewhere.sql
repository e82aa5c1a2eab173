-- Log-in by the identity provider of the administration (OpenID Connect). A person is known by issuer and subject, never by a name that
-- another provider could give to somebody else.
create table identity.outside_account (
  issuer    text        not null,
  subject   text        not null,
  actor_id  int         not null references identity.account,
  linked_at timestamptz not null,
  used_at   timestamptz,
  primary key (issuer, subject)
);
create unique index outside_account_of on identity.outside_account (actor_id, issuer);

-- Somebody was sent to the provider and is awaited: once, in the same browser, within ten minutes.
create table identity.outside_log_in (
  state_hash   bytea       primary key,
  browser_hash bytea       not null,
  nonce        text        not null,
  verifier     text        not null,
  actor_id     int         references identity.account, -- to whose account it is to be tied; null at log-in
  next         text        not null,
  expires_at   timestamptz not null
);
create index outside_log_in_ended on identity.outside_log_in (expires_at);
