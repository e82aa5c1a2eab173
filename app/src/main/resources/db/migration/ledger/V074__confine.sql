-- The application works under a role of its own that owns nothing: it reads the ledger, adds to it through ledger.act alone, and can
-- neither change nor remove an entry. Migrations run as the owner.

-- Sweeps hold rows of heads (for update) without changing them. The right to hold a row comes with the right to change one of its
-- columns: this one says nothing.
alter table ledger.case_head add column held boolean not null default false;

-- Gives a role what the application needs and no more. Run by the owner after each migration, so that new tables are covered.
create function ledger.confine(application name) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  place name;
  item record;
begin
  for place in select nspname from pg_namespace
                where nspname !~ '^pg_' and nspname <> 'information_schema' and pg_has_role(nspowner, 'usage') loop
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
    execute format('grant execute on function %s to %I', item.act, application);
  end loop;
end
$$;
revoke execute on function ledger.confine(name) from public;

-- Plans that were made for empty tables are forgotten. Only the owner of a table may count it.
create function ledger.analyse() returns void language plpgsql as $$ begin analyze; end $$;
