-- The second wall behind the conditions of the queries: what a reader's statement may see is told to its connection when it is borrowed.
-- kycuong.units is 'all' or the units of the person's scope, '{7,12}'; kycuong.case one case more, for who proved that he may follow it.
-- Nothing told, nothing seen. Policies hold for every role but the owner of the tables and whoever ledger.confine lets through.

create view ledger.sight as
  select coalesce(current_setting('kycuong.units', true), '') = 'all' as whole,
         nullif(current_setting('kycuong.case', true), '')::uuid as one_case;

create view ledger.seen_unit as
  select unnest(nullif(nullif(current_setting('kycuong.units', true), ''), 'all')::int[]) as unit_id;

-- Cases of other units in which something is asked of one of the units told: open work that lies with it. They are few, and have an index
-- of their own; looked up once a statement, and only when a row is met that nothing else lets be seen.
create index work_item_asked on ledger.work_item (unit_id, case_id)
  where open and unit_id <> unit_in and unit_id <> unit_now;
create function ledger.asked_cases() returns setof uuid
language sql stable rows 100 security definer set search_path = pg_catalog, pg_temp as $$
  select w.case_id from ledger.work_item w
   where w.open and w.unit_id <> w.unit_in and w.unit_id <> w.unit_now
     and w.unit_id = any (array(select u.unit_id from ledger.seen_unit u))
$$;

alter table ledger.case_head enable row level security;
-- A contest about time is shown by its desk also to who raised it and to all who decide such; its case says nothing of anybody.
create policy within_sight on ledger.case_head for select using (
  (select s.whole from ledger.sight s)
  or unit_now in (select u.unit_id from ledger.seen_unit u)
  or unit_in in (select u.unit_id from ledger.seen_unit u)
  or case_id = (select s.one_case from ledger.sight s)
  or kind = 'contest'
  or case_id in (select ledger.asked_cases()));

alter table ledger.work_item enable row level security;
create policy within_sight on ledger.work_item for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or unit_now in (select u.unit_id from ledger.seen_unit u)
  or unit_in in (select u.unit_id from ledger.seen_unit u)
  or case_id = (select s.one_case from ledger.sight s)
  or kind = 'contest'
  or case_id in (select ledger.asked_cases()));

alter table ledger.obligation enable row level security;
create policy within_sight on ledger.obligation for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or exists (select from ledger.case_head h where h.case_id = obligation.case_id));

alter table ledger.entry enable row level security;
create policy within_sight on ledger.entry for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.case_head h where h.case_id = entry.case_id));

-- Published: the cases in sight, for the policies of whoever keeps their content.
create view ledger.seen_case with (security_invoker = true) as select case_id from ledger.case_head;

-- What only the writer of sealed cases may touch. Its tables come with sealed cases.
create schema sealed;

-- Whoever works for everybody (acts, sweeps, readers of the ledger) passes the wall.
create function ledger.let_through(role_name name) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  walled record;
begin
  for walled in select c.oid, c.oid::regclass as place from pg_class c
                 where c.relrowsecurity and pg_has_role(c.relowner, 'usage') loop
    continue when exists (select from pg_policy p where p.polrelid = walled.oid and p.polname = 'application'
                             and p.polroles = array[quote_ident(role_name)::regrole::oid]);
    execute format('drop policy if exists application on %s', walled.place);
    execute format('create policy application on %s to %I using (true) with check (true)', walled.place, role_name);
  end loop;
end
$$;
revoke execute on function ledger.let_through(name) from public;

-- As before, but for what is sealed; and what works with the owner's rights is executed by those alone to whom it is granted.
create or replace function ledger.confine(application name) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  place name;
  item record;
begin
  for place in select nspname from pg_namespace
                where nspname !~ '^pg_' and nspname not in ('information_schema', 'sealed') and pg_has_role(nspowner, 'usage') loop
    execute format('grant usage on schema %I to %I', place, application);
    execute format('grant select on all tables in schema %I to %I', place, application);
    if place not in ('ledger', 'public') then
      execute format('grant insert, update, delete on all tables in schema %I to %I', place, application);
    end if;
    execute format('grant usage, select on all sequences in schema %I to %I', place, application);
  end loop;
  for item in select c.relname from pg_class c where c.relnamespace = 'ledger'::regnamespace and c.relkind in ('r', 'p') loop
    case
      when item.relname in ('entry', 'case_head', 'obligation', 'work_item') then null;     -- through ledger.act alone
      when item.relname in ('leaf', 'sealed_leaf', 'checkpoint', 'checkpoint_key') then     -- only added to
        execute format('grant insert on ledger.%I to %I', item.relname, application);
      else
        execute format('grant insert, update, delete on ledger.%I to %I', item.relname, application);
    end case;
  end loop;
  execute format('grant update (held) on ledger.case_head to %I', application);
  for item in select p.oid::regprocedure as act from pg_proc p
               where p.pronamespace = 'ledger'::regnamespace and (p.proname ~ '^act' or p.proname = 'analyse') loop
    execute format('alter function %s security definer set search_path = pg_catalog, pg_temp', item.act);
    execute format('revoke execute on function %s from public', item.act);
    execute format('grant execute on function %s to %I', item.act, application);
  end loop;
  perform ledger.let_through(application);
end
$$;

-- Gives a role what pages read, behind the wall, and nothing to write. Views answer with the rights of who asks, or the wall would end
-- at the first of them.
create function ledger.confine_reader(reader name) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  place name;
  seen record;
begin
  for seen in select c.oid::regclass as place from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where c.relkind = 'v' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                 and pg_has_role(c.relowner, 'usage')
                 and not coalesce(c.reloptions @> array['security_invoker=true'], false) loop
    execute format('alter view %s set (security_invoker = true)', seen.place);
  end loop;
  for place in select nspname from pg_namespace
                where nspname !~ '^pg_' and nspname not in ('information_schema', 'sealed', 'public', 'vault')
                  and pg_has_role(nspowner, 'usage') loop
    execute format('grant usage on schema %I to %I', place, reader);
    execute format('grant select on all tables in schema %I to %I', place, reader);
  end loop;
  for seen in select c.oid::regclass as place from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where n.nspname = 'identity' and c.relname = 'secret' loop
    execute format('revoke all on %s from %I', seen.place, reader);
  end loop;
end
$$;
revoke execute on function ledger.confine_reader(name) from public;

-- Gives a role the sealed schema and nothing else.
create function ledger.confine_sealed(writer name) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('grant usage on schema sealed to %I', writer);
  execute format('grant select, insert, update on all tables in schema sealed to %I', writer);
  execute format('grant usage, select on all sequences in schema sealed to %I', writer);
end
$$;
revoke execute on function ledger.confine_sealed(name) from public;
