-- The register of sealed cases is changed by its writer alone, and no reader of pages sees that there is one: what is read of it is read by the
-- actor, who asks for whom.
do $do$
declare
  def text;
  changed text;
begin
def := pg_get_functiondef('ledger.confine(name)'::regprocedure);
changed := replace(def, $$in ('entry', 'case_head', 'obligation', 'work_item') then null;$$,
  $$in ('entry', 'case_head', 'obligation', 'work_item', 'sealed_head', 'sealed_obligation', 'sealed_work') then null;$$);
if changed = def then raise exception 'ledger.confine is another one'; end if;
execute changed;
def := pg_get_functiondef('ledger.confine_reader(name)'::regprocedure);
changed := replace(def, $$n.nspname = 'identity' and c.relname = 'secret' loop$$,
  $$n.nspname = 'identity' and c.relname = 'secret' or n.nspname = 'custody' and c.relkind = 'r'
                  or n.nspname = 'ledger' and c.relname in ('sealing', 'admission', 'exclusion', 'sealed_head',
                                                            'sealed_obligation', 'sealed_work', 'sealed_leaf') loop$$);
if changed = def then raise exception 'ledger.confine_reader is another one'; end if;
execute changed;
end
$do$;
