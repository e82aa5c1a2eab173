-- Long work in many items: stored before it begins, so that a restart goes on where it stood; one outcome an item.
create schema job;

create table job.job (
  id           uuid        primary key,
  kind         text        not null,
  actor_id     int         not null,        -- who ordered it, in which post: asked again when it runs
  post_id      int         not null,
  what         jsonb       not null,
  total        int         not null,
  created_at   timestamptz not null,
  cancelled_at timestamptz,
  finished_at  timestamptz
);
create index job_unfinished on job.job (created_at, id) where finished_at is null;
create index job_of_actor on job.job (actor_id, created_at desc);

create table job.item (
  job_id    uuid  not null references job.job,
  no        int   not null,
  subject   uuid  not null,
  expected  text  not null,                 -- what the person saw of it
  outcome   text,                           -- null: not done yet
  word_key  text,
  arguments text[],
  done_at   timestamptz,
  primary key (job_id, no)
);
create index item_undone on job.item (job_id, no) where outcome is null;

-- How often a batch was begun without an end: then the items are tried one by one, and the one that breaks it is told apart.
create table job.attempt (
  job_id uuid primary key references job.job,
  tries  int  not null
);
