-- How many a list counts need not be told by unit: what a unit took in for whoever decides it (kind 5), less what units of the same reader decide, which his own
-- sums have already. A district's counts read hundreds of rows so, and not the pairs of its units with all others.
create or replace function oversight.fill_balance_pairs() returns void language sql as $$
  insert into oversight.balance_sum
  select * from (
    select case when s.unit_id is null then 5 else 4 end, s.level, s.block, coalesce(s.unit_id, 0), s.unit_in, '',
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
     group by grouping sets ((s.level, s.block, s.unit_id, s.unit_in), (s.level, s.block, s.unit_in))) s
   where coalesce(s.new_direct, s.new_online, s.early, s.on_time,
                  s.late, s.without_date, s.stopped, s.given_back,
                  s.official_early, s.official_on_time, s.official_late, s.original_early,
                  s.original_on_time, s.original_late, s.original_without_date, s.waiting,
                  s.at_risk, s.still_in_time, s.still_late, s.still_paused,
                  s.still_without_date, s.official_still_in_time, s.official_still_late, s.original_still_in_time,
                  s.original_still_late, s.original_still_paused, s.original_still_without_date) is not null
$$;

do $$
declare
  before text := '(4, c.unit_id, c.unit_in, '''')) k';
  kept text := pg_get_functiondef('oversight.add_changes(oversight.balance_change[])'::regprocedure);
begin
  if position(before in kept) = 0 then raise 'oversight.add_changes is not the one of V407'; end if;
  execute replace(kept, before, '(4, c.unit_id, c.unit_in, ''''), (5, 0, c.unit_in, '''')) k');
end
$$;

delete from oversight.balance_sum where kind = 4;
select oversight.fill_balance_pairs();
create index balance_sum_of_taken_in on oversight.balance_sum (unit_in, level, block) where kind = 5;
create index balance_sum_of_pair on oversight.balance_sum (unit_in, unit_id, level, block) where kind = 4;
