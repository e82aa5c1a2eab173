-- What a unit took in for others to decide, by unit and procedure, is most of what a district's balance reads. A balance over all procedures needs the
-- pairs of units alone: kind 4.
create function oversight.fill_balance_pairs() returns void language sql as $$
  insert into oversight.balance_sum
  select * from (
    select 4, s.level, s.block, s.unit_id, s.unit_in, '',
           nullif(sum(new_direct), 0) as new_direct, nullif(sum(new_online), 0) as new_online, nullif(sum(early), 0) as early,
           nullif(sum(on_time), 0) as on_time, nullif(sum(late), 0) as late, nullif(sum(without_date), 0) as without_date,
           nullif(sum(stopped), 0) as stopped, nullif(sum(given_back), 0) as given_back, nullif(sum(official_early), 0) as official_early,
           nullif(sum(official_on_time), 0) as official_on_time, nullif(sum(official_late), 0) as official_late, nullif(sum(original_early), 0) as original_early,
           nullif(sum(original_on_time), 0) as original_on_time, nullif(sum(original_late), 0) as original_late, nullif(sum(original_without_date), 0) as original_without_date,
           nullif(sum(waiting), 0) as waiting, nullif(sum(at_risk), 0) as at_risk, nullif(sum(still_in_time), 0) as still_in_time,
           nullif(sum(still_late), 0) as still_late, nullif(sum(still_paused), 0) as still_paused, nullif(sum(still_without_date), 0) as still_without_date,
           nullif(sum(official_still_in_time), 0) as official_still_in_time, nullif(sum(official_still_late), 0) as official_still_late, nullif(sum(original_still_in_time), 0) as original_still_in_time,
           nullif(sum(original_still_late), 0) as original_still_late, nullif(sum(original_still_paused), 0) as original_still_paused, nullif(sum(original_still_without_date), 0) as original_still_without_date
      from oversight.balance_sum s where s.kind = 3
     group by s.level, s.block, s.unit_id, s.unit_in) s
   where coalesce(s.new_direct, s.new_online, s.early, s.on_time,
                  s.late, s.without_date, s.stopped, s.given_back,
                  s.official_early, s.official_on_time, s.official_late, s.original_early,
                  s.original_on_time, s.original_late, s.original_without_date, s.waiting,
                  s.at_risk, s.still_in_time, s.still_late, s.still_paused,
                  s.still_without_date, s.official_still_in_time, s.official_still_late, s.original_still_in_time,
                  s.original_still_late, s.original_still_paused, s.original_still_without_date) is not null
$$;

alter function oversight.fill_balance() rename to fill_balance_by_procedure;
create function oversight.fill_balance() returns void language plpgsql as $$
begin
  perform oversight.fill_balance_by_procedure();
  perform oversight.fill_balance_pairs();
end
$$;

-- Kept with every change of facts, as the other kinds are (V291).
do $$
declare
  before text := '(3, c.unit_id, c.unit_in, c.procedure_key)) k';
  kept text := pg_get_functiondef('oversight.add_changes(oversight.balance_change[])'::regprocedure);
begin
  if position(before in kept) = 0 then raise 'oversight.add_changes is not the one of V291'; end if;
  execute replace(kept, before, '(3, c.unit_id, c.unit_in, c.procedure_key), (4, c.unit_id, c.unit_in, '''')) k');
end
$$;

select oversight.fill_balance_pairs();
create index balance_sum_of_pairs on oversight.balance_sum (unit_in, level, block) where kind = 4;
