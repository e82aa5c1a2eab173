-- Who has a dossier open at this moment. Nothing is lost when it is lost: no log is written of it. Pages that only read have no business here.
create unlogged table identity.onlooker (
  subject   uuid        not null,
  actor_id  int         not null,
  unit_name text        not null,
  since     timestamptz not null,
  seen_at   timestamptz not null,
  primary key (subject, actor_id)
);
create index onlooker_of on identity.onlooker (actor_id);
alter table identity.onlooker enable row level security;
