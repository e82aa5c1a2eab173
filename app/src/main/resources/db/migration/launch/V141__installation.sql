-- What this database was first filled for. A sample bears it for ever, wherever its rows are taken.
create table launch.installation (
    one  boolean primary key default true check (one),
    mode text    not null
);
