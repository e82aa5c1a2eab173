-- Units that decide something and are not listed. Found by stepping from unit to unit along an index; a reader's own statement could not see them.
create function oversight.units_beside(listed int[]) returns setof int
language sql stable rows 10 security definer set jit = off set search_path = pg_catalog, pg_temp as $$
  with recursive deciding (unit_id) as (
    select min(s.unit_id) from oversight.balance_sum s where s.kind < 2
    union all
    select (select s.unit_id from oversight.balance_sum s where s.kind < 2 and s.unit_id > d.unit_id order by s.unit_id limit 1)
      from deciding d where d.unit_id is not null
  )
  select d.unit_id from deciding d where d.unit_id is not null and d.unit_id <> all (listed)
$$;

-- What is summed over all units is for who sees all of them (V291): whole, or by a list that leaves none out.
drop policy within_sight on oversight.balance_sum;
create policy within_sight on oversight.balance_sum for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or unit_in in (select u.unit_id from ledger.seen_unit u)
  or (kind = 2 and (select not exists (select from oversight.units_beside(array(select u.unit_id from ledger.seen_unit u))))));

-- Entered later from a stamped receipt: few, and asked for with every balance.
create index service_fact_stamped on oversight.service_fact (stamped_at) where stamped_at is not null;
