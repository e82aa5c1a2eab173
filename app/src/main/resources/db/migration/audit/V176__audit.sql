-- Who opened what, took what away, was refused, or changed how the installation works. Lines are only ever added. Nothing personal stands in
-- a line: people are numbers, cases are ids, what was done is a word of the program; a reason typed by hand stands beside it.
create schema audit;

create table audit.line (
  line_id     uuid        primary key,
  at          timestamptz not null,      -- the system clock
  actor_id    int         not null,
  post_id     int         not null,
  unit_id     int         not null,      -- the unit then
  in_place_of int,
  kind        text        not null check (kind in ('OPENED', 'UNMASKED', 'EXPORTED', 'REFUSED', 'ADMINISTERED')),
  what        text        not null,
  case_id     uuid,
  subject     text        not null,      -- numbers of what was acted on; choices of a list that was taken away
  outcome     text        not null,
  reason_mac  bytea,                     -- HMAC-SHA-256(salt, reason)
  sealed      boolean     not null,      -- about a sealed case: in a chain of its own, and in no list
  xid         xid8        not null default pg_current_xact_id()
);
create index line_at on audit.line (at desc, line_id desc);
create index line_of_actor on audit.line (actor_id, at desc, line_id desc);
create index line_of_unit on audit.line (unit_id, at desc, line_id desc);
create index line_of_case on audit.line (case_id, at desc, line_id desc) where case_id is not null;
create index line_xid on audit.line (xid, line_id);

-- Why somebody unmasked or took away what is personal, in his words. Erasing text and salt leaves the line whole.
create table audit.reason (
  line_id uuid  primary key references audit.line,
  salt    bytea,
  text    text
);

-- Which place a line has in its chain: hash = sha256(hash before || canonical bytes of the line).
create table audit.link (
  tree    text   not null check (tree in ('open', 'sealed')),
  no      bigint not null,
  line_id uuid   not null unique references audit.line,
  hash    bytea  not null,
  primary key (tree, no)
);

create table audit.sealer (
  one         boolean     primary key default true check (one),
  last_xid    xid8        not null default '0',
  last_line   uuid        not null default '00000000-0000-0000-0000-000000000000',
  cluster_id  bigint      not null,      -- transaction numbers mean something only in the cluster that gave them
  next_open   bigint      not null default 0,
  head_open   bytea       not null default decode(repeat('00', 32), 'hex'),
  next_sealed bigint      not null default 0,
  head_sealed bytea       not null default decode(repeat('00', 32), 'hex'),
  anchored    bigint      not null default 0,  -- links of the open chain whose head the ledger holds
  anchored_at timestamptz
);
insert into audit.sealer (cluster_id) select system_identifier from pg_control_system();

create function audit.only_added() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name;
end
$$;
create trigger only_added before update or delete or truncate on audit.line for each statement execute function audit.only_added();
create trigger only_added before update or delete or truncate on audit.link for each statement execute function audit.only_added();

-- Published: what may be looked at, by whoever may. What is noted about sealed cases is not in it.
create view audit.note as
  select l.line_id, l.at, l.actor_id, l.post_id, l.unit_id, l.in_place_of, l.kind, l.what, l.case_id, l.subject, l.outcome,
         l.reason_mac is not null as reasoned, r.text as reason
    from audit.line l
    left join audit.reason r using (line_id)
   where not l.sealed;
