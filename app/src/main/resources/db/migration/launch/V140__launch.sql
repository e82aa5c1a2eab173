-- What was done once, before anyone was let in.
create schema launch;

create table launch.first_run (
    name    text        primary key,
    done_at timestamptz not null
);
