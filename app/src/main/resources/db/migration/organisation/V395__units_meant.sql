-- Published: which units a rule means on a day, in the notation of TargetRule; the same answer as organisation.Targets gives.
create function organisation.units_meant(target text, on_day date) returns table (unit_id int) language sql stable
begin atomic
  with recursive below as (
    select substring(target from '(?:^| )under:([0-9]+)')::int as id
    union
    select p.unit_id
      from organisation.unit_parent p join below b on p.parent_id = b.id
     where coalesce(p.valid_from, '-infinity') <= on_day and coalesce(p.valid_to, 'infinity') >= on_day)
  select u.id
    from organisation.unit u
   where coalesce(u.valid_from, '-infinity') <= on_day and coalesce(u.valid_to, 'infinity') >= on_day
     and u.id::text <> all (string_to_array(coalesce(substring(target from '(?:^| )without:([0-9,]+)'), ''), ','))
     and (u.id::text = any (string_to_array(coalesce(substring(target from '(?:^| )units:([0-9,]+)'), ''), ','))
          or u.kind = any (string_to_array(coalesce(substring(target from '(?:^| )kinds:([A-Z_,]+)'), ''), ','))
             and (position('under:' in target) = 0 or u.id in (select b.id from below b)));
end;
