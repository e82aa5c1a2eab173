-- Child dossiers (hồ sơ liên thông): what another unit does for a dossier, by its own procedure and on its own clock. It is the parent's work and is
-- counted once, with the parent.
create table dossier.child (
  case_id    uuid    primary key,
  parent_id  uuid    not null,
  no         int     not null,               -- within the parent, from 1
  obligation int     not null,               -- of the parent, that waits for it
  settled    boolean not null default false, -- the parent knows its end
  unique (parent_id, no)
);
create index child_unsettled on dossier.child (case_id) where not settled;

alter table dossier.child enable row level security;
create policy within_sight on dossier.child for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id in (child.case_id, child.parent_id)));

-- What a dossier of the same family is called, for whoever sees one of the two and with it the row above; never what it holds.
create function dossier.named(asked uuid)
returns table (code text, procedure_key text)
language sql stable rows 1 security definer set search_path = pg_catalog, pg_temp as $$
  select d.code, d.procedure_key from dossier.dossier d where d.case_id = asked
$$;

-- The doors of the public open parents alone.
create or replace function dossier.tracked_by_code(asked text)
returns table (case_id uuid, code text, procedure_key text, procedure_case text, channel text, unit_in int, tracking_key text)
language sql stable rows 1 security definer set search_path = pg_catalog, pg_temp as $$
  select d.case_id, d.code, d.procedure_key, d.procedure_case, d.channel, d.unit_in, d.tracking_key
    from dossier.dossier d
   where d.code = asked
     and not exists (select from dossier.carried c where c.case_id = d.case_id and c.undone)
     and not exists (select from dossier.child c where c.case_id = d.case_id)
   limit 2
$$;
