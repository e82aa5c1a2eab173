-- How a post is held: as one's own, beside another (kiêm nhiệm), or by who was sent to the one-stop while his home unit goes on
-- evaluating him (biệt phái, phân công tới Bộ phận Một cửa).
alter table organisation.holding
  add column kind         text not null default 'OWN' check (kind in ('OWN', 'CONCURRENT', 'SECONDED')),
  add column home_unit_id int  references organisation.unit,
  add constraint holding_home check ((kind = 'SECONDED') = (home_unit_id is not null));
