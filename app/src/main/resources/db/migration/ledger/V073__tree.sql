-- The tree over all entries: which leaf an entry is, the tree's hashes in tiles, and signed checkpoints of it.
-- A leaf's data is the chain hash of its entry, which stands for the whole entry and everything before it in its case.

-- What a leaf was when it was numbered. Not the proof (that is the tree): it lets a check say what was done to an entry that no
-- longer fits. First 8 bytes: hash of who did what (kind, actor, post, unit, key); last 8: hash of the canonical bytes.
alter table ledger.leaf add column marks bytea, add column occurred_at timestamptz, add column recorded_at timestamptz;
update ledger.leaf l
   set marks = substr(sha256(convert_to(concat_ws('|', e.kind, e.actor_id, e.post_id, e.unit_id, e.key), 'UTF8')), 1, 8)
               || substr(sha256(e.body), 1, 8),
       occurred_at = e.occurred_at, recorded_at = e.recorded_at
  from ledger.entry e
 where e.case_id = l.case_id and e.version = l.version;
alter table ledger.leaf alter column marks set not null, alter column occurred_at set not null,
                        alter column recorded_at set not null;

-- Sealed cases are numbered apart, so that numbers, size and timing of the open tree say nothing of them.
create table ledger.sealed_leaf (
  leaf        bigint      primary key,
  case_id     uuid        not null,
  version     int         not null,
  marks       bytea       not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  unique (case_id, version)
);
alter table ledger.sequencer add column next_sealed bigint not null default 0;
create index case_head_sealed on ledger.case_head (case_id) where classification > 0;

create view ledger.numbered as
  select 'open' as tree, leaf, case_id, version, marks, occurred_at, recorded_at from ledger.leaf
  union all
  select 'sealed', leaf, case_id, version, marks, occurred_at, recorded_at from ledger.sealed_leaf;

create table ledger.tree (
  name text   primary key,
  size bigint not null,                -- leaves that are in the tiles
  root bytea  not null
);
insert into ledger.tree (name, size, root) values ('open', 0, sha256('')), ('sealed', 0, sha256(''));

create table ledger.tile (
  tree   text     not null,
  level  smallint not null,            -- 0: leaves; 1: nodes over 256 leaves; and so on
  no     bigint   not null,
  hashes bytea    not null,            -- up to 256 hashes; the last tile of a level grows at its end
  primary key (tree, level, no)
);
alter table ledger.tile alter column hashes set storage external;

create table ledger.checkpoint (
  tree      text        not null,
  size      bigint      not null,
  signed_at timestamptz not null,
  note      text        not null,      -- as it was published
  primary key (tree, size, signed_at)
);

-- Public keys, by which the checkpoints are checked. The private keys are in no database.
create table ledger.checkpoint_key (
  vkey  text        primary key,
  tree  text        not null,
  since timestamptz not null
);
