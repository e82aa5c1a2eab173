-- Indicators that documents name and nothing measures yet: what they are called, and the desk they wait for.
create table oversight.awaited_indicator (
  ord            int  not null,
  indicator_key  text not null primary key,
  name           text not null,
  name_en        text not null,
  waits_for      text not null,
  waits_for_en   text not null
);

-- Which units a rule means on a day, in the notation of TargetRule; the same answer as organisation.Targets gives.
create function oversight.units_meant(target text, on_day date) returns table (unit_id int) language sql stable
begin atomic
  with recursive below as (
    select substring(target from '(?:^| )under:([0-9]+)')::int as id
    union
    select p.unit_id
      from organisation.unit_below p join below b on p.parent_id = b.id
     where p.valid_from <= on_day and p.valid_to >= on_day)
  select u.unit_id
    from organisation.unit_standing u
   where u.valid_from <= on_day and u.valid_to >= on_day
     and u.unit_id::text <> all (string_to_array(coalesce(substring(target from '(?:^| )without:([0-9,]+)'), ''), ','))
     and (u.unit_id::text = any (string_to_array(coalesce(substring(target from '(?:^| )units:([0-9,]+)'), ''), ','))
          or u.kind = any (string_to_array(coalesce(substring(target from '(?:^| )kinds:([A-Z_,]+)'), ''), ','))
             and (position('under:' in target) = 0 or u.unit_id in (select b.id from below b)));
end;
