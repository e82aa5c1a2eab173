-- Who is at the keyboard: accounts, sessions, rights by role. All moments here are the system clock's, never the legal clock's.
create schema identity;

-- How far a role sees: UNIT its own, SUBTREE its own and all below, ALL everything, NONE no case at all.
create table identity.role (
  role  text primary key,
  reach text not null check (reach in ('NONE', 'UNIT', 'SUBTREE', 'ALL')),
  rank  int  not null                 -- of several posts the one of the highest rank is taken at log-in
);
insert into identity.role values
  ('RECEIVER', 'UNIT', 20), ('OFFICER', 'UNIT', 30), ('LEADER', 'SUBTREE', 40), ('CHAIR', 'ALL', 50), ('ADMIN', 'NONE', 10);

create table identity.role_right (
  role       text not null references identity.role,
  right_name text not null,
  everywhere boolean not null default false, -- over every unit; otherwise over the unit of the post
  primary key (role, right_name)
);
insert into identity.role_right (role, right_name, everywhere) values
  ('RECEIVER', 'dossier.receive', false),
  ('RECEIVER', 'dossier.return', false),
  ('OFFICER', 'dossier.examine', false),
  ('LEADER', 'dossier.examine', false),
  ('LEADER', 'dossier.assign', false),
  ('LEADER', 'dossier.sign', false),
  ('LEADER', 'dossier.approve', false),
  ('LEADER', 'dossier.apologise', false),
  ('LEADER', 'dossier.correct', false),
  ('CHAIR', 'directive.read', true),
  ('CHAIR', 'directive.issue', true),
  ('CHAIR', 'directive.assign', true),
  ('ADMIN', 'registers.import', true),
  ('ADMIN', 'identity.manage', true);

create table identity.account (
  actor_id      int         primary key,
  login         text        not null unique,   -- small letters, NFC
  password_hash text        not null,
  enabled       boolean     not null default true,
  display_name  text        not null,
  standing_role text        references identity.role, -- held without a post: administrators made by a set-up link
  grant_version int         not null default 0,
  granted       bytea       not null default '', -- sha256 of what was granted, so that only a change ends sessions
  created_at    timestamptz not null
);
-- 1 is the system, 2 the public.
create sequence identity.actor_no as int start 1001;

create table identity.session (
  token_hash    bytea       primary key,       -- sha256 of a random 256-bit token that only the browser has
  session_id    uuid        not null unique,   -- names it in lists, opens nothing
  actor_id      int         not null references identity.account,
  post_id       int         not null,
  post_title    text        not null,
  unit_id       int         not null,
  unit_name     text        not null,
  display_name  text        not null,
  role          text        not null references identity.role,
  scope_all     boolean     not null,
  scope_units   int[]       not null,
  grant_version int         not null,          -- of the account when the scope was made; another one ends the session
  address       text        not null,
  created_at    timestamptz not null,
  seen_at       timestamptz not null,
  expires_at    timestamptz not null,
  ends_at       timestamptz not null,          -- however busy
  revoked_at    timestamptz
);
create index session_of_actor on identity.session (actor_id) where revoked_at is null;
create index session_ended on identity.session (ends_at);

create table identity.setup_link (
  token_hash bytea       primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  used_by    int
);

-- Failed log-ins count per account and address: whoever guesses slows only himself down.
create table identity.attempt (
  login_hash bytea       not null,             -- what is typed as a login may be a password
  address    text        not null,
  failures   int         not null,
  not_before timestamptz not null,
  last_at    timestamptz not null,
  primary key (login_hash, address)
);
create index attempt_last on identity.attempt (last_at);

-- Keys of this installation that must outlive a restart: the one that signs cookies.
create table identity.secret (
  name  text  primary key,
  value bytea not null
);
